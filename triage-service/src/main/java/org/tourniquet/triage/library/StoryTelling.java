package org.tourniquet.triage.library;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Problem;

/** The teller's side: telling with consent, seeing what became of it, taking it back. */
@ApplicationScoped
class StoryTelling {

    static final int LONGEST = 800;
    static final int LONGEST_NAME = 60;

    private final FieldCipher cipher;
    private final Event<StoryTold> told;
    private final Clock clock;

    StoryTelling(FieldCipher cipher, Event<StoryTold> told, Clock clock) {
        this.cipher = cipher;
        this.told = told;
        this.clock = clock;
    }

    @Transactional
    TellPage page(String token) {
        TrueStory story = TrueStory.ofToken(token).orElseThrow(Problem::notFound);
        return new TellPage(token, story.state.name(), cipher.open(story.sealedText), story.teller, null, null, null);
    }

    /** Every missing piece is named; without the tick nothing is kept. */
    @Transactional
    void tell(String token, String words, String name, boolean consent, String language) {
        TrueStory story = TrueStory.ofToken(token).orElseThrow(Problem::notFound);
        var problem = new Problem(422, "story-wrong", "This cannot be shared yet");
        if (words == null || words.isBlank())
            problem.at("/words", "words-missing", "is empty");
        else if (words.length() > LONGEST)
            problem.at("/words", "too-long", "is longer than " + LONGEST + " characters");
        if (!consent)
            problem.at("/consent", "consent-missing", "is needed");
        problem.throwIfAny();
        String called = Optional.ofNullable(name).map(String::strip).filter(n -> !n.isEmpty())
                .map(n -> n.length() > LONGEST_NAME ? n.substring(0, LONGEST_NAME) : n).orElse(null);
        story.tell(cipher.seal(words.strip()), called, language, clock.instant());
        if (story.ticket != null)
            told.fire(new StoryTold(story.ticket, words));
    }

    @Transactional
    void withdraw(String token) {
        TrueStory.ofToken(token).orElseThrow(Problem::notFound).withdraw();
    }
}
