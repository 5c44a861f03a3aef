package org.tourniquet.directory;

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

    private static final String ROOT = "org.tourniquet.directory.";
    private static final Map<String, Set<String>> MAY_SEE = Map.of("channel", Set.of(), "finder", Set.of("channel"));
    private static final Set<String> PURE = Set.of("Hours", "HoursText", "Kind", "Condition", "State", "PerLanguage");

    private static final JavaClasses CODE = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.tourniquet.directory");

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

    @Test
    void what_is_pure_stays_pure() {
        for (String name : PURE)
            classes().that().haveNameMatching(ROOT.replace(".", "\\.") + "channel\\." + name + "(\\$.*)?").should()
                    .onlyDependOnClassesThat().resideInAnyPackage("java..", ROOT + "channel").check(CODE);
        classes().that().haveNameMatching(".*\\.finder\\.Finder(\\$.*)?").should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ROOT + "channel", ROOT + "finder").check(CODE);
    }

    @Test
    void nobody_is_called_a_manager() {
        noClasses().should().haveNameMatching(".*(Service|Manager|Util|Utils|Impl|Dto)").check(CODE);
    }
}
