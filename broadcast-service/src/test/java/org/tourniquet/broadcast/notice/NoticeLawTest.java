package org.tourniquet.broadcast.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.Kind;
import org.tourniquet.broadcast.incident.Mode;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The life of a notice in the hands of several people who press anything at any time, held against a small reference: nobody
 * lets out their own words but by breaking the glass, and nothing leaves without an approval of exactly what leaves.
 */
class NoticeLawTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");
    private static final UUID FLOOD = UUID.randomUUID();

    enum Verb {
        EDIT,
        TAMPER,
        SCHEDULE,
        SUBMIT,
        APPROVE,
        APPROVE_OLD,
        RETURN,
        BREAK_GLASS,
        RECALL,
        HOLD,
        RELEASE,
        DISPATCH,
        PAUSE,
        RESUME,
        STOP,
        COMPLETE,
        RESEND
    }

    /** Somebody does something after some seconds. */
    record Press(Verb verb, String who, int seconds) {
    }

    /** What ought to be true, kept without looking into the notice. */
    static final class Reference {
        NoticeState state = NoticeState.DRAFT;
        String author = "anna";
        String editor;
        String approver;
        boolean glass;
        boolean held;
        Instant start;
        Instant recall;
        String words = "0";
        String submitted;
        int people = 100;

        boolean editable() {
            return state == NoticeState.DRAFT || state == NoticeState.RETURNED;
        }

        boolean due(Instant now) {
            return !held && (start == null || !start.isAfter(now)) && (recall == null || !recall.isAfter(now));
        }

        String content() {
            return words + " " + start;
        }
    }

    @Property(tries = 3000)
    void whoever_presses_whatever_it_keeps_to_the_reference(@ForAll("presses") List<Press> presses, @ForAll boolean live) {
        Incident incident = Incident.open(UUID.randomUUID(), "River", Kind.NATURAL_DISASTER, live ? Mode.LIVE : Mode.DRILL,
                "anna", BEGIN);
        Notice notice = new Notice(UUID.randomUUID(), incident, Purpose.UPDATE, "anna", BEGIN).addressedTo(UUID.randomUUID(),
                EnumSet.of(Medium.EMAIL), Reach.EVERY, BEGIN.plus(Duration.ofDays(1)), null).worded(words("0"));
        Reference reference = new Reference();
        Instant now = BEGIN;
        for (Press press : presses) {
            now = now.plusSeconds(press.seconds());
            boolean ought = ought(reference, press, live, now);
            assertEquals(ought, did(notice, reference, press, now), () -> press + " in " + reference.state);
            if (ought)
                follow(reference, press, now);
            holds(notice, reference, now);
        }
    }

    private static void holds(Notice notice, Reference reference, Instant now) {
        assertEquals(reference.state, notice.state());
        assertEquals(reference.approver, notice.approvedBy());
        assertEquals(reference.state == NoticeState.APPROVED && reference.due(now), notice.mayStart(now));
        boolean out = EnumSet.of(NoticeState.SENDING, NoticeState.PAUSED, NoticeState.COMPLETE).contains(notice.state());
        if (out)
            assertEquals(reference.submitted, reference.content(), "what left is what was approved");
        if (notice.approvedBy() != null && notice.approvedHow() != Leave.BREAK_GLASS) {
            assertNotEquals(notice.author(), notice.approvedBy());
            assertNotEquals(notice.lastEditor(), notice.approvedBy());
        }
        if (notice.approvedHow() == Leave.BREAK_GLASS)
            assertTrue(notice.live());
        if (notice.state() == NoticeState.DRAFT)
            assertFalse(notice.approvalStands());
    }

    /** Whether the reference allows it. */
    private static boolean ought(Reference r, Press press, boolean live, Instant now) {
        return switch (press.verb) {
            case EDIT, SCHEDULE, SUBMIT -> r.editable();
            case TAMPER, APPROVE_OLD -> false;
            case APPROVE -> r.state == NoticeState.SUBMITTED && !press.who.equals(r.author) && !press.who.equals(r.editor)
                    && r.content().equals(r.submitted);
            case RETURN -> r.state == NoticeState.SUBMITTED;
            case BREAK_GLASS -> live && (r.editable() || r.state == NoticeState.SUBMITTED && r.content().equals(r.submitted));
            case RECALL -> r.state == NoticeState.APPROVED && !r.due(now);
            case HOLD -> r.state == NoticeState.APPROVED;
            case RELEASE -> r.state == NoticeState.APPROVED && r.held;
            case DISPATCH -> r.state == NoticeState.APPROVED && r.due(now);
            case PAUSE -> r.state == NoticeState.SENDING;
            case RESUME -> r.state == NoticeState.PAUSED;
            case STOP -> EnumSet.of(NoticeState.SUBMITTED, NoticeState.APPROVED, NoticeState.SENDING, NoticeState.PAUSED)
                    .contains(r.state);
            case COMPLETE -> r.state == NoticeState.SENDING || r.state == NoticeState.PAUSED;
            case RESEND -> r.state == NoticeState.COMPLETE;
        };
    }

    private static void follow(Reference r, Press press, Instant now) {
        switch (press.verb) {
            case EDIT -> {
                r.words = press.who + press.seconds;
                r.editor = press.who;
            }
            case SCHEDULE -> {
                r.start = now.plusSeconds(40);
                r.editor = press.who;
            }
            case SUBMIT -> submit(r, press.who);
            case APPROVE -> {
                r.state = NoticeState.APPROVED;
                r.approver = press.who;
            }
            case RETURN -> r.state = NoticeState.RETURNED;
            case BREAK_GLASS -> {
                if (r.editable())
                    submit(r, press.who);
                r.state = NoticeState.APPROVED;
                r.approver = press.who;
                r.glass = true;
                r.recall = now.plusSeconds(60);
            }
            case RECALL -> {
                r.state = NoticeState.DRAFT;
                r.approver = null;
                r.glass = false;
                r.held = false;
                r.recall = null;
            }
            case HOLD -> r.held = true;
            case RELEASE -> r.held = false;
            case DISPATCH, RESUME, RESEND -> r.state = NoticeState.SENDING;
            case PAUSE -> r.state = NoticeState.PAUSED;
            case STOP -> r.state = NoticeState.STOPPED;
            case COMPLETE -> r.state = NoticeState.COMPLETE;
            default -> throw new AssertionError(press);
        }
    }

    private static void submit(Reference r, String who) {
        r.state = NoticeState.SUBMITTED;
        r.author = who;
        r.submitted = r.content();
    }

    /** Whether the notice let it happen. */
    private static boolean did(Notice notice, Reference r, Press press, Instant now) {
        try {
            switch (press.verb) {
                case EDIT -> {
                    notice.worded(words(press.who + press.seconds));
                    notice.editedBy(press.who);
                }
                case TAMPER -> notice.worded(words("behind your back"));
                case SCHEDULE -> {
                    notice.startingAt(now.plusSeconds(40));
                    notice.editedBy(press.who);
                }
                case SUBMIT -> notice.submit(press.who, r.people, now);
                case APPROVE ->
                    notice.approve(press.who, r.state == NoticeState.SUBMITTED ? notice.confirmWord() : "SEND 100", now);
                case APPROVE_OLD -> notice.approve(press.who, "SEND 99", now);
                case RETURN -> notice.giveBack("Say where");
                case BREAK_GLASS -> notice.breakGlass(press.who, r.people, "break glass 100", now, now.plusSeconds(60));
                case RECALL -> notice.recall(now);
                case HOLD -> notice.hold(FLOOD, now);
                case RELEASE -> notice.release(press.who);
                case DISPATCH -> {
                    if (!notice.mayStart(now) || !notice.approvalStands())
                        return false;
                    notice.startSending(now);
                }
                case PAUSE -> notice.pause();
                case RESUME -> notice.resume();
                case STOP -> notice.stop("enough", now);
                case COMPLETE -> notice.complete(now);
                case RESEND -> notice.sendAgain();
            }
            if (press.verb == Verb.TAMPER)
                notice.worded(words(r.words));
            return press.verb != Verb.TAMPER;
        } catch (NoticeRefused refused) {
            return false;
        }
    }

    private static Map<String, Wording> words(String body) {
        return Map.of("en", new Wording("Water", body, null, null));
    }

    @Provide
    Arbitrary<List<Press>> presses() {
        return Combinators.combine(Arbitraries.of(Verb.class), Arbitraries.of("anna", "bela", "cleo"),
                Arbitraries.integers().between(0, 45)).as(Press::new).list().ofMaxSize(40);
    }
}
