package org.tourniquet.triage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.tourniquet.local.law.ImportLaw;

/** Who may import whom in triage. */
class ArchitectureTest extends ImportLaw {

    private static final Map<String, Set<String>> MAY_SEE = Map.of("protocol", Set.of(), "directory", Set.of(),
            "library", Set.of(), "assessment", Set.of("protocol", "directory", "library"), "desk",
            Set.of("protocol", "directory", "library", "assessment"), "authoring",
            Set.of("protocol", "directory", "library", "assessment"));

    ArchitectureTest() {
        super("org.tourniquet.triage", MAY_SEE);
    }

    @Test
    void the_engine_is_plain_java() {
        classes().that().resideInAPackage(root + "protocol..").should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", root + "protocol..").check(code);
    }

    @Test
    void what_people_type_is_read_in_plain_java() {
        classes().that().resideInAPackage(root + "assessment.texting..").should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", root + "assessment.texting..").check(code);
    }
}
