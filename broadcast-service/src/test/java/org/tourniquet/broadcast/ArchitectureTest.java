package org.tourniquet.broadcast;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The import law of the broadcast service. */
class ArchitectureTest {
    private static final String ROOT = "org.tourniquet.broadcast.";
    /** Who may import whom; a feature may always import itself and the kit. */
    private static final Map<String, Set<String>> MAY_SEE = Map.of(
            "directory", Set.of(),
            "audience", Set.of(),
            "incident", Set.of("directory", "audience"),
            "notice", Set.of("directory", "audience", "incident"),
            "feed", Set.of("directory", "audience", "incident", "notice"),
            "delivery", Set.of("directory", "audience", "incident", "notice"),
            "delivery.email", Set.of("delivery"),
            "delivery.sms", Set.of("delivery"),
            // the banner is read by everybody at once and owes nobody a row: it renders the notice itself
            "delivery.banner", Set.of("delivery", "incident", "notice"));

    private final JavaClasses classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.tourniquet.broadcast");

    @Test
    void features_see_only_what_the_law_allows() {
        MAY_SEE.forEach((feature, allowed) -> {
            Set<String> forbidden = new TreeSet<>(MAY_SEE.keySet());
            forbidden.removeAll(allowed);
            forbidden.remove(feature);
            noClasses().that().resideInAPackage(ROOT + feature).should().dependOnClassesThat()
                    .resideInAnyPackage(forbidden.stream().map(other -> ROOT + other).toArray(String[]::new))
                    .allowEmptyShould(true).check(classes);
        });
    }

    @Test
    void no_two_features_need_each_other() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void doors_messaging_and_providers_stay_behind_their_fences() {
        noClasses().that().haveNameNotMatching(".*(Resource|Pages)(\\$.*|_.*)?").should().dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..").allowEmptyShould(true).check(classes);
        noClasses().that().haveNameNotMatching(".*(Consumer|Relay)(\\$.*|_.*)?").should().dependOnClassesThat()
                .resideInAPackage("org.eclipse.microprofile.reactive.messaging..").allowEmptyShould(true).check(classes);
        noClasses().that(not(resideInAPackage(ROOT + "delivery.sms"))).should().dependOnClassesThat()
                .resideInAPackage("com.twilio..").check(classes);
        noClasses().that(not(resideInAPackage(ROOT + "delivery.email"))).should().dependOnClassesThat()
                .resideInAnyPackage("io.quarkus.mailer..").check(classes);
    }

    @Test
    void text_message_parts_and_wordings_are_plain_java() {
        noClasses().that().haveNameMatching(".*\\.notice\\.(SmsParts|Wording|ConfirmWord|NoticeState)").should()
                .dependOnClassesThat(not(resideInAnyPackage("java..", ROOT + "notice"))).check(classes);
    }
}
