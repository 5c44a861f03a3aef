package org.tourniquet.triage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Who may import whom; the drawing is in .github/CONTRIBUTING.md. */
class ArchitectureTest {

    private static final String ROOT = "org.tourniquet.triage.";
    private static final Map<String, Set<String>> MAY_SEE = Map.of("protocol", Set.of(), "directory", Set.of(),
            "assessment", Set.of("protocol", "directory"), "desk", Set.of("protocol", "directory", "assessment"));

    private static final JavaClasses CODE = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.tourniquet.triage");

    @Test
    void a_feature_sees_only_what_the_map_allows() {
        MAY_SEE.forEach((feature, allowed) -> {
            for (String other : MAY_SEE.keySet())
                if (!other.equals(feature) && !allowed.contains(other))
                    noClasses().that().resideInAPackage(ROOT + feature + "..").should().dependOnClassesThat()
                            .resideInAPackage(ROOT + other + "..").check(CODE);
        });
        classes().that().doNotHaveSimpleName("package-info").should().resideInAnyPackage(
                MAY_SEE.keySet().stream().map(feature -> ROOT + feature + "..").toArray(String[]::new)).check(CODE);
    }

    @Test
    void there_are_no_cycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void the_engine_is_plain_java() {
        classes().that().resideInAPackage(ROOT + "protocol..").should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ROOT + "protocol..").check(CODE);
    }

    @Test
    void what_people_type_is_read_in_plain_java() {
        classes().that().resideInAPackage(ROOT + "assessment.texting..").should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ROOT + "assessment.texting..").check(CODE);
    }

    @Test
    void the_doors_alone_know_http() {
        noClasses().that().haveNameNotMatching(".*(Resource|Pages)(\\$.*|_Subclass)?").should().dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..").check(CODE);
    }

    @Test
    void relays_and_consumers_alone_know_messaging() {
        noClasses().that().haveNameNotMatching(".*(Consumer|Relay)(\\$.*)?").should().dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.microprofile.reactive.messaging..", "io.smallrye.reactive.messaging..",
                        "org.apache.kafka..")
                .check(CODE);
    }
}
