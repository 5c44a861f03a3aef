package org.tourniquet.broadcast.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Problem;

/** Registers and removes the systems that are called. */
@ApplicationScoped
class Receivers {
    static final List<String> EVENTS = List.of(FullStop.OPENED, FullStop.CLOSED);
    private static final int LONGEST = 500;

    /** A new receiver with its secret, which is told this once and never again. */
    record Registered(Receiver receiver, String secret) {
    }

    private final Calls calls;
    private final Calling calling;
    private final Caller caller;
    private final FullStop stop;
    private final FieldCipher cipher;
    private final AuditTrail audit;
    private final Clock clock;

    Receivers(Calls calls, Calling calling, Caller caller, FullStop stop, FieldCipher cipher, AuditTrail audit, Clock clock) {
        this.calls = calls;
        this.calling = calling;
        this.caller = caller;
        this.stop = stop;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Registered register(String url, List<String> events) {
        Problem wrong = Problem.of(422, "webhook-wrong", "The receiver cannot be registered like this");
        String plain = url == null ? "" : url.strip();
        check(wrong, plain);
        if (events == null || events.isEmpty() || !EVENTS.containsAll(events))
            wrong.at("/events", "unknown", "must be some of " + String.join(", ", EVENTS));
        wrong.throwIfAny();
        String secret = Signature.newSecret();
        Receiver receiver = new Receiver(UUID.randomUUID(), plain, events.stream().distinct().toList(), cipher.seal(secret),
                audit.signedIn(), clock.instant());
        receiver.persistAndFlush();
        audit.record("registered", "webhook", receiver.id(), URI.create(plain).getHost());
        return new Registered(receiver, secret);
    }

    @Transactional
    void remove(UUID id) {
        Receiver receiver = found(id);
        if (receiver.removed())
            throw Problem.notFound();
        receiver.remove(audit.signedIn(), clock.instant());
        audit.record("removed", "webhook", id, URI.create(receiver.url()).getHost());
    }

    @Transactional
    void test(UUID id) {
        Receiver receiver = found(id);
        if (receiver.removed())
            throw Problem.notFound();
        calls.oweTest(id, stop.testBody());
        audit.record("tried out", "webhook", id, URI.create(receiver.url()).getHost());
    }

    /** A call that was given up begins its schedule anew. */
    @Transactional
    void again(UUID id, UUID message) {
        if (!calls.again(id, message))
            throw Problem.of(409, "not-given-up", "This call was not given up").detail("Load the page again.");
        audit.record("called again", "webhook", id, null);
    }

    void nudge() {
        calling.nudge();
    }

    static Receiver found(UUID id) {
        return Receiver.<Receiver> findByIdOptional(id).orElseThrow(Problem::notFound);
    }

    /** What is wrong with the address; where it leads is judged again at every call. */
    private void check(Problem wrong, String url) {
        try {
            URI address = new URI(url);
            if (url.length() > LONGEST || address.getHost() == null || address.getUserInfo() != null
                    || address.getFragment() != null || !("https".equals(address.getScheme())
                            || "http".equals(address.getScheme()) && caller.onThisMachine(address.getHost())))
                wrong.at("/url", "address", "must be an address like https://marketing.example.org/hooks");
            else
                caller.resolve(address.getHost());
        } catch (URISyntaxException notOne) {
            wrong.at("/url", "address", "must be an address like https://marketing.example.org/hooks");
        } catch (UnknownHostException nowhere) {
            wrong.at("/url", "not-public", "has a host that is not found on the open internet");
        }
    }
}
