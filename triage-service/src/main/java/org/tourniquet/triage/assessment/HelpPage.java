package org.tourniquet.triage.assessment;

import java.util.List;

import org.tourniquet.kit.edge.Problem;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateData;

/** What the pages at /help show. */
public final class HelpPage {

    private HelpPage() {
    }

    /**
     * On every screen, in the same place: the emergency number, a human, and the way out.
     *
     * @param numbersFirst whether the other numbers are as important as the first, or stand at the end of the page
     */
    @TemplateData
    public record Bar(String number, String text, String human, String exit, List<Hidden> hidden, Numbers more,
            boolean numbersFirst) {

        /** On the page of a story the human is a field further down, and nothing has to be begun. */
        public boolean here() {
            return human.startsWith("#");
        }
    }

    /** Whom to call for what, the most fitting first; who listens comes before them where that is what is needed. */
    @TemplateData
    public record Numbers(List<Number> all, String textIfRegistered, String listener, String listening, boolean listen) {

        /** With a single number and nobody else to name there is nothing more to open. */
        public boolean any() {
            return all.size() > 1 || textIfRegistered != null || listener != null;
        }

        /** As it is dialled. */
        public String dialled() {
            return listening.replace(" ", "");
        }

        public Number first() {
            return all.getFirst();
        }

        public List<Number> others() {
            return all.subList(1, all.size());
        }
    }

    @TemplateData
    public record Number(String whom, String digits) {
    }

    @TemplateData
    public record Hidden(String name, String value) {
    }

    @TemplateData
    public record Option(String id, String label, boolean chosen) {
    }

    @TemplateData
    public record Asked(Bar bar, boolean drill, String action, List<Hidden> hidden, String text, String hint, String why,
            boolean several, boolean words, List<Option> options, boolean none, boolean unknown, String back, int atMost,
            String keep, boolean first, boolean noVoice, String soFar, String token, boolean offerHuman,
            boolean unreviewed, String error, String said, String lead) {
    }

    /** @param action where the choice is posted to in a story that has begun; null where it is only a link */
    @TemplateData
    public record Choosing(Bar bar, String action, boolean drill, List<Chosen> choices, boolean rested) {
    }

    @TemplateData
    public record Chosen(String label, String key, String href) {
    }

    /** What was typed into the form about how to reach the person; it stays when something is wrong. */
    @TemplateData
    public record Typed(String name, String email, String phone, String words) {

        Typed(Form form) {
            this(typed(form, "name"), typed(form, "email"), typed(form, "phone"), typed(form, "words"));
        }

        private static String typed(Form form, String field) {
            return form == null || form.first(field) == null ? "" : form.first(field);
        }
    }

    /** Where the story stands at the desk. */
    @TemplateData
    public record Standing(String agent, int before, boolean late, String due, Integer likely) {
    }

    /** "Which first?" With a question when the person's own choice differs; otherwise only the others to choose from. */
    @TemplateData
    public record First(String wanted, String wantedId, String found, String foundId, String relief, List<Option> others) {
    }

    /** The way the person took, and how far they are in it. */
    @TemplateData
    public record Taken(String id, int done, int all) {
    }

    /** @param called whether a human was asked for although there is a verdict: it has to be seen that it was heard */
    @TemplateData
    public record Outcome(Bar bar, boolean drill, String token, VerdictView verdict, boolean human, boolean called,
            DoorView door,
            List<DoorView> others, Standing standing, First first, Taken taken, String told, String passport,
            List<Humans.Words> words, boolean unreviewed, String reached, String wordsQuestion, String back, boolean more,
            String error, Typed typed) {

        public boolean undecided() {
            return verdict != null && "UNDETERMINED".equals(verdict.status()) && verdict.chosen() == null;
        }
    }

    /** Something failed: what still helps, and the address that was asked for. */
    @TemplateData
    public record Trouble(Bar bar, Problem problem, List<DoorView> doors, String again) {
    }

    /** A step in words, and as a drawing where there is one. */
    @TemplateData
    public record Drawn(String text, String svg) {

        public RawString drawing() {
            return new RawString(svg);
        }
    }

    /** One of the two ways in one of three forms: walk, lines, pictures. */
    @TemplateData
    public record Walk(Bar bar, boolean drill, String token, String label, String relief, String format, List<Drawn> steps,
            int at, int done, Drawn step, boolean better) {

        public int all() {
            return steps.size();
        }
    }

    /** There is no room just now: the numbers that answer, and the doors that are open. */
    @TemplateData
    public record Busy(String language, String direction, String organisation, Bar bar, List<DoorView> doors) {
    }

    /** The six digits with which this goes on elsewhere. */
    @TemplateData
    public record Code(Bar bar, boolean drill, String token, String digits, int minutes, String address) {
    }
}
