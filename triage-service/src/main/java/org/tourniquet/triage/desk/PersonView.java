package org.tourniquet.triage.desk;

import java.util.List;

import org.tourniquet.triage.assessment.HelpPage;

import io.quarkus.qute.TemplateData;

/** What a person sees of their own story: who has it, what was said, what is promised. */
@TemplateData
public record PersonView(HelpPage.Bar bar, String passport, boolean drill, String state, String agent, String due,
        List<Said> said,
        List<Promised> promises, String help, boolean sent, String error, String words, String safety,
        String tell) {

    @TemplateData
    public record Said(String at, boolean theirs, String who, String text, String by) {
    }

    @TemplateData
    public record Promised(String text, String at, boolean kept) {
    }
}
