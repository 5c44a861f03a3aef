package org.tourniquet.broadcast;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.tourniquet.local.law.ImportLaw;

/** Who may import whom in the broadcast service. */
class ArchitectureTest extends ImportLaw {
    private static final Map<String, Set<String>> MAY_SEE = Map.ofEntries(
            Map.entry("directory", Set.of()),
            Map.entry("audience", Set.of()),
            Map.entry("incident", Set.of("directory", "audience")),
            Map.entry("notice", Set.of("directory", "audience", "incident")),
            Map.entry("webhook", Set.of("incident")),
            Map.entry("duty", Set.of("incident", "notice")),
            Map.entry("door", Set.of("directory", "incident")),
            // plans as a whole: on top of what they are made of
            Map.entry("plan", Set.of("directory", "audience", "incident", "notice")),
            Map.entry("rights", Set.of("audience")),
            Map.entry("subscription", Set.of("audience", "incident")),
            Map.entry("feed", Set.of("directory", "audience", "incident", "notice")),
            Map.entry("delivery", Set.of("directory", "audience", "incident", "subscription", "notice")),
            Map.entry("followup", Set.of("directory", "audience", "incident", "notice")),
            Map.entry("delivery.email", Set.of("delivery")),
            Map.entry("delivery.sms", Set.of("delivery", "delivery.reply")),
            Map.entry("delivery.mailbox", Set.of("delivery", "delivery.reply")),
            // what people say back, whom a human calls, and who is asked whether they are still stuck
            Map.entry("delivery.reply", Set.of("delivery", "directory", "audience")),
            Map.entry("delivery.unreached", Set.of("audience", "incident", "notice")),
            Map.entry("delivery.pulse", Set.of("delivery", "delivery.reply", "audience", "incident")),
            // the banner is read by everybody at once and owes nobody a row: it renders the notice itself
            Map.entry("delivery.banner", Set.of("delivery", "incident", "notice")));

    ArchitectureTest() {
        super("org.tourniquet.broadcast", MAY_SEE);
    }

    @Test
    void providers_stay_behind_their_fences() {
        noClasses().that(not(resideInAPackage(root + "delivery.sms"))).should().dependOnClassesThat()
                .resideInAPackage("com.twilio..").check(code);
        noClasses().that(not(resideInAPackage(root + "delivery.email"))).should().dependOnClassesThat()
                .resideInAnyPackage("io.quarkus.mailer..").check(code);
    }

    @Test
    void text_message_parts_and_wordings_are_plain_java() {
        noClasses().that().haveNameMatching(".*\\.notice\\.(SmsParts|Wording|ConfirmWord|NoticeState)").should()
                .dependOnClassesThat(not(resideInAnyPackage("java..", root + "notice"))).check(code);
    }
}
