package org.tourniquet.local.law;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/**
 * Who may import whom in a service: a map from feature to the features it may see, and the fences that are the same for all. A
 * feature is a package with what lies below it, except what is a feature of its own.
 */
public abstract class ImportLaw {
    // what Quarkus makes of a class while it builds stands behind a dollar or an underscore
    private static final String GENERATED = "([$_].*)?";

    protected final String root;
    protected final JavaClasses code;
    private final Map<String, Set<String>> maySee;

    protected ImportLaw(String service, Map<String, Set<String>> maySee) {
        this.root = service + ".";
        this.maySee = maySee;
        this.code = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(service);
    }

    @Test
    void a_feature_sees_only_what_the_map_allows() {
        List<String> wrong = code.stream().flatMap(this::forbidden).distinct().sorted().toList();
        assertEquals(List.of(), wrong, "imports that the map does not allow");
    }

    @Test
    void every_package_is_a_feature_of_the_map() {
        assertEquals(List.of(), code.stream().filter(one -> one.getPackageName().startsWith(root))
                .filter(one -> feature(one).isEmpty()).map(JavaClass::getName).toList());
    }

    @Test
    void there_are_no_cycles() {
        slices().matching(root + "(*)..").should().beFreeOfCycles().check(code);
    }

    @Test
    void the_doors_alone_know_http() {
        noClasses().that().haveNameNotMatching(".*(Resource|Pages)" + GENERATED).should().dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..").check(code);
    }

    @Test
    void relays_and_consumers_alone_know_messaging() {
        noClasses().that().haveNameNotMatching(".*(Consumer|Relay)" + GENERATED).should().dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.microprofile.reactive.messaging..", "io.smallrye.reactive.messaging..",
                        "org.apache.kafka..")
                .check(code);
    }

    @Test
    void a_name_says_what_a_thing_is_in_the_product() {
        noClasses().should().haveNameMatching(".*(Service|Manager|Util|Utils|Impl|Dto)").check(code);
    }

    @Test
    void no_chance_is_frozen_into_a_native_executable() {
        noFields().that().areStatic().should().haveRawType(assignableTo(Random.class))
                .because("what stands in a static field is made while the executable is built, once for all who run it")
                .check(code);
    }

    private Stream<String> forbidden(JavaClass one) {
        String from = feature(one);
        return one.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> target.getPackageName().startsWith(root)).filter(target -> {
                    String to = feature(target);
                    return !to.equals(from) && !maySee.getOrDefault(from, Set.of()).contains(to);
                }).map(target -> one.getName() + " (" + from + ") sees " + target.getName() + " (" + feature(target) + ")");
    }

    private String feature(JavaClass one) {
        String inside = one.getPackageName() + ".";
        return maySee.keySet().stream().filter(feature -> inside.startsWith(root + feature + "."))
                .max(Comparator.comparingInt(String::length)).orElse("");
    }
}
