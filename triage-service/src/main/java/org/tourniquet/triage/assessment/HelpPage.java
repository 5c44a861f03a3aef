package org.tourniquet.triage.assessment;

import java.util.List;

import io.quarkus.qute.TemplateData;

/** What the pages at /help show. */
final class HelpPage {

    private HelpPage() {
    }

    /** On every screen, in the same place: the emergency number, a human, and the way out. */
    @TemplateData
    public record Bar(String number, String text, String human, String exit, List<Hidden> hidden) {
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
            boolean unreviewed, String error, String said) {
    }

    @TemplateData
    public record Choosing(Bar bar, List<Chosen> choices) {
    }

    @TemplateData
    public record Chosen(String label, String href) {
    }

    @TemplateData
    public record Outcome(Bar bar, boolean drill, String token, VerdictView verdict, boolean human, DoorView door,
            List<DoorView> others, String due, String passport, String reached, String wordsQuestion, String back,
            boolean more, String error, String name, String email, String phone, String words) {

        public boolean undecided() {
            return verdict != null && "UNDETERMINED".equals(verdict.status());
        }
    }
}
