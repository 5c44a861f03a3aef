package org.tourniquet.triage.assessment;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Words of danger, wherever a person wrote them, make the safety question the next one. The words themselves change no
 * score, urgency or route: the answer does.
 */
@ApplicationScoped
public class SafetyCheck {

    private final Conversation conversation;
    private final Choice choice;
    private final Emergency emergency;
    private final Clock clock;
    private final String base;

    SafetyCheck(Conversation conversation, Choice choice, Emergency emergency, Clock clock,
            @ConfigProperty(name = "tourniquet.urls.triage") String base) {
        this.conversation = conversation;
        this.choice = choice;
        this.emergency = emergency;
        this.clock = clock;
        this.base = base;
    }

    /** For somebody who was never asked anything: what belongs to their story; nothing while there is nothing to ask. */
    @Transactional
    public Optional<UUID> begin(UUID story, String passport, UUID incident, String language, boolean noVoice,
            Contact contact) {
        List<String> keys = choice.keys();
        if (keys.isEmpty())
            return Optional.empty();
        String protocol = Optional.ofNullable(choice.protocol(null, incident)).orElse(keys.getFirst());
        Assessment begun = conversation.begin(new Conversation.Start("story " + story, protocol, incident, null, language,
                noVoice, false, contact)).assessment();
        begun.passport = passport;
        return Optional.of(begun.id);
    }

    /** The number, and where the question is; or that a human reads, where there is no question. For a mail. */
    @Transactional
    public String letter(UUID assessment, String language) {
        TextMessages words = TextScreens.words(language);
        String page = page(assessment);
        return page == null ? words.emergency(emergency.said(List.of())) + "\n\n" + words.human()
                : words.danger(emergency.said(List.of())) + "\n\n" + base + page;
    }

    /** Nothing to ask where nobody was ever asked anything. */
    @Transactional
    public void ask(UUID assessment) {
        if (assessment != null)
            Assessment.<Assessment> findByIdOptional(assessment).ifPresent(a -> a.safetyDueAt = clock.instant());
    }

    /** Where the person answers it; null when it is not due. */
    @Transactional
    public String page(UUID assessment) {
        return assessment == null ? null
                : Assessment.<Assessment> findByIdOptional(assessment).filter(a -> a.safetyDueAt != null)
                        .map(a -> "/help/" + a.token).orElse(null);
    }
}
