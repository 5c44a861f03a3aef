package org.tourniquet.directory.callin;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.FieldCipher;

/** What the staff answers and how our texts fared; all that is not about a call of ours is left alone. */
@ApplicationScoped
class Hearing {
    /** Whoever writes later than this writes about something else. */
    private static final Duration LATELY = Duration.ofHours(24);
    private static final String STOP = "STOP";

    private final Enough enough;
    private final FieldCipher cipher;

    Hearing(Enough enough, FieldCipher cipher) {
        this.enough = enough;
        this.cipher = cipher;
    }

    @Transactional
    void reply(ReplyReceived reply) {
        if (!"SMS".equals(reply.medium()))
            return;
        if (reply.answers() != null)
            answered(reply);
        else
            Asked.lastOf(reply.from(), reply.receivedAt().minus(LATELY)).ifPresent(asked -> wrote(asked, reply));
    }

    private void answered(ReplyReceived reply) {
        StaffText text = StaffText.findById(reply.answers());
        if (text == null)
            return;
        String word = cipher.open(reply.sealedBody()).replaceAll("[^\\p{L}\\p{N}]+", "");
        said(text.asked, MessageRequested.COMING.equals(word) ? Asked.Answer.COMING : Asked.Answer.CANNOT, reply);
    }

    /** Words of their own never take back a yes or a no: a human reads them at the desk. */
    private void wrote(Asked asked, ReplyReceived reply) {
        if (reply.keyword() == null)
            said(asked.id, Asked.Answer.OWN_WORDS, reply);
        else if (STOP.equals(reply.keyword())) {
            Silence.begin(asked.phonePrint, reply.receivedAt());
            said(asked.id, Asked.Answer.STOPPED, reply);
        } else
            Silence.end(asked.phonePrint);
    }

    private void said(UUID id, Asked.Answer answer, ReplyReceived reply) {
        CallIn call = CallIn.held(Asked.callOf(id)).orElseThrow();
        Asked asked = Asked.fresh(id);
        if ((answer.decides() || asked.undecided()) && asked.answer(answer, reply.receivedAt(), null))
            enough.reckon(call);
    }

    @Transactional
    void settled(MessageSettled settled) {
        StaffText text = StaffText.held(settled.id());
        if (text == null)
            return;
        text.settle(settled.state(), settled.reason(), settled.at());
        if (settled.state() == StaffText.State.OPTED_OUT)
            Silence.begin(Asked.<Asked> findById(text.asked).phonePrint, text.at);
    }
}
