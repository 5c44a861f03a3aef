package org.tourniquet.directory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.tourniquet.local.law.ImportLaw;

/** Who may import whom in the directory. */
class ArchitectureTest extends ImportLaw {

    private static final Map<String, Set<String>> MAY_SEE = Map.of("channel", Set.of(), "staffing", Set.of("channel"),
            "finder", Set.of("channel", "staffing", "reliability"), "roster", Set.of("channel"), "reliability",
            Set.of("channel"), "exchange", Set.of("channel", "finder"), "callin", Set.of("channel", "staffing", "roster"));
    private static final Set<String> PURE = Set.of("Hours", "HoursText", "HoursReading", "WrittenDates", "Stretch",
            "PublicHolidays", "Kind", "Condition",
            "State", "PerLanguage");

    ArchitectureTest() {
        super("org.tourniquet.directory", MAY_SEE);
    }

    @Test
    void what_is_pure_stays_pure() {
        for (String name : PURE)
            classes().that().haveNameMatching(root.replace(".", "\\.") + "channel\\." + name + "(\\$.*)?").should()
                    .onlyDependOnClassesThat().resideInAnyPackage("java..", root + "channel").check(code);
        classes().that().haveNameMatching(".*\\.staffing\\.Erlang(\\$.*)?").should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", root + "staffing").check(code);
        classes().that().haveNameMatching(".*\\.reliability\\.(Proof|Outcome)(\\$.*)?").should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", root + "channel", root + "reliability").check(code);
        classes().that().haveNameMatching(".*\\.finder\\.Finder(\\$.*)?").should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", root + "channel", root + "finder").check(code);
    }
}
