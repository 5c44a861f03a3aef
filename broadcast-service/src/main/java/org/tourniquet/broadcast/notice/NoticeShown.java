package org.tourniquet.broadcast.notice;

import java.util.List;
import java.util.Map;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Segment;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;

/** A notice on its pages: what it is, how one reader will see it, and the line of figures before it goes. */
public record NoticeShown(Page page, Looks looks, Forecast.Outlook outlook, Problem problem,
        Map<String, WordingHelp.Beside> help, List<Open> open, Desk desk) {

    /** A place that the day fills: asked once, or in each language that leaves it open; choices are empty where all goes. */
    public record Open(String name, String label, String field, String input, String language, String value,
            List<String> choices) {
    }

    /** What is at hand for whoever writes: kept words, and the fields that may be asked for. */
    public record Desk(List<WordingTemplate.Kept> templates, List<WordingField> fields, String code, String check) {
    }

    /** Beside a language's words; null where nothing is said in it. */
    public WordingHelp.Beside beside(String language) {
        return help.get(language);
    }

    /** Where nothing waits to be looked at any more. */
    public int hints() {
        return help.values().stream().mapToInt(WordingHelp.Beside::hints).sum();
    }

    /** Everything that is known of it. */
    public record Page(Notice notice, Incident incident, String author, String approver, String approvers, boolean mine,
            boolean manager, String language, List<Tongue> tongues, String start) {
        /** It names a segment that was deleted since. */
        public boolean segmentGone() {
            return notice.segment() != null && notice.ruleNow() == null;
        }

        /** What its segment is called; null without one. */
        public String segment() {
            return notice.segment() == null ? null : Segment.<Segment> findById(notice.segment()).name();
        }
    }

    /** A language of the house and whether this notice speaks it. */
    public record Tongue(String code, String name, String direction, Wording wording, boolean chosen) {
        /** The name of a form field. */
        public String field(String part) {
            return "wordings." + code + "." + part;
        }

        public boolean silent() {
            return said().body() == null && said().sms() == null && said().banner() == null;
        }

        /** Whether a medium has other words than the parts make. */
        public boolean own() {
            return wording.body() != null || wording.sms() != null || wording.banner() != null;
        }

        /** With what is made of the parts. */
        public Wording said() {
            return wording.joined(code);
        }
    }

    /** The three previews for one reader, and who else could be chosen; no previews before a word is written. */
    public record Looks(Reader reader, List<Reader> others, String find, Preview.View text, Preview.View banner,
            Preview.View mail) {
        /** Somebody was looked for, and nobody found. */
        public boolean nobody() {
            return !find.isEmpty() && others.isEmpty() && !reader.person();
        }

        public String misses(String medium) {
            return reader.misses(Medium.valueOf(medium));
        }
    }

    /** Whether its words are asked for in the parts of an update. */
    public boolean inParts() {
        return page.notice.purpose() == Purpose.UPDATE
                || page.notice.wordings().values().stream().anyMatch(Wording::inParts);
    }

    /** Whether it goes over a medium. */
    public boolean has(String medium) {
        return page.notice.media().contains(Medium.valueOf(medium));
    }

    /** The mail for its frame; the version makes the browser ask again after each change. */
    public String mailSource() {
        return "/notices/" + page.notice.id() + "/preview/mail?v=" + page.notice.version()
                + (looks.reader.person() ? "&recipient=" + looks.reader.id() : "&language=" + looks.reader.language());
    }

    /** The id of the field where something is wrong. */
    public String anchor(String field) {
        return switch (field) {
            case "nextUpdateAt" -> "next";
            case "expiresAt" -> "hours";
            default -> field;
        };
    }

    /** Where something is wrong, as the form calls it: "Suomi, text message". */
    public String place(String field) {
        String[] path = field.split("\\.");
        return switch (path[0]) {
            case "wordings" ->
                path.length < 2 ? "Words" : Languages.nameOf(path[1]) + (path.length < 3 ? "" : switch (path[2]) {
                    case "subject" -> ", subject";
                    case "body" -> ", e-mail";
                    case "sms" -> ", text message";
                    case "opening", "changed", "unknown", "doing", "you" ->
                        ", " + Advice.formName(path[2]).toLowerCase(java.util.Locale.ROOT);
                    case "values" -> path.length > 3 ? ", " + path[3] : ", what the day says";
                    default -> ", " + path[2];
                });
            case "audience" -> "To whom";
            case "segment" -> "Of them";
            case "quietHours" -> "Whoever is asleep";
            case "media" -> "Over";
            case "expiresAt" -> "Good for";
            case "startAt" -> "Begins";
            case "nextUpdateAt" -> "Next update by";
            default -> field;
        };
    }

    /** The hour that was asked for, as a field of a form has it; empty for at once. */
    public String startField() {
        return page.start;
    }

    /** Sent alone only when it is meant to reach people and is not out yet. */
    public boolean canBreakGlass() {
        return page.manager && page.notice.live()
                && (page.notice.state().editable() || page.notice.state() == NoticeState.SUBMITTED);
    }

    public boolean canPause() {
        return page.notice.state() == NoticeState.SENDING;
    }

    public boolean canResume() {
        return page.notice.state() == NoticeState.PAUSED;
    }

    public boolean canStop() {
        return page.notice.state().mayBecome(NoticeState.STOPPED);
    }
}
