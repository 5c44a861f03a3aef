package org.tourniquet.triage.library;

import io.quarkus.qute.TemplateData;

/** What the teller's page shows: the question, or what became of what was told. */
@TemplateData
public record TellPage(String token, String state, String text, String teller, String error, String words, String name) {

    TellPage wrong(String sentence, String typed, String called) {
        return new TellPage(token, state, text, teller, sentence, typed, called);
    }

    public boolean open() {
        return "ASKED".equals(state) || "WITHDRAWN".equals(state);
    }
}
