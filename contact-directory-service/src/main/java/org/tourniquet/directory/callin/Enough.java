package org.tourniquet.directory.callin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.DirectoryConfig;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.FieldCipher;

/** Counts those who come; when there are enough the others are told once, and nobody else is asked. */
@ApplicationScoped
class Enough {
    private static final String SYSTEM = "system";

    private final DirectoryConfig config;
    private final FieldCipher cipher;
    private final AuditTrail audit;
    private final Event<StaffTextRelay.Written> written;
    private final Clock clock;

    Enough(DirectoryConfig config, FieldCipher cipher, AuditTrail audit, Event<StaffTextRelay.Written> written, Clock clock) {
        this.config = config;
        this.cipher = cipher;
        this.audit = audit;
        this.written = written;
        this.clock = clock;
    }

    /** The call is held by the caller's transaction. */
    void reckon(CallIn call) {
        if (call.over())
            return;
        long coming = Asked.in(call.id).stream().filter(Asked::coming).count();
        if (coming >= call.wanted && call.enoughAt == null) {
            call.enoughAt = clock.instant();
            audit.recordAs(SYSTEM, "has enough for", "channel", call.channelId, coming + " of the staff come");
            release(call);
        } else if (coming < call.wanted)
            call.enoughAt = null;
    }

    /** Whoever was asked and has said neither yes nor no need not come; who was told is not told again. */
    void release(CallIn call) {
        Instant now = clock.instant();
        Map<UUID, StaffText> told = StaffText.in(call.id, StaffText.Kind.ENOUGH);
        Map<UUID, StaffText> asks = StaffText.in(call.id, StaffText.Kind.ASK);
        List<Asked> waiting = Asked.in(call.id).stream().filter(Asked::undecided)
                .filter(asked -> !told.containsKey(asked.id) && !asks.get(asked.id).lost()).toList();
        String words = StaffWords.of(config.organisation(), Channel.known(call.channelId).orElseThrow(), call.hours,
                call.drill).enough();
        waiting.forEach(asked -> StaffText.of(asked, StaffText.Kind.ENOUGH, cipher.seal(words), now).persist());
        if (!waiting.isEmpty())
            written.fire(new StaffTextRelay.Written());
    }
}
