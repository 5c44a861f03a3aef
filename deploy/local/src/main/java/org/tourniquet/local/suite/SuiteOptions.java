package org.tourniquet.local.suite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What is started and where.
 *
 * @param root the project's root, where the built services are
 * @param data null for a temporary folder that is deleted at the end
 * @param fresh empties the data folder before
 * @param town whether the services seed the flooded town
 * @param townspeople whether simulated people live in it
 * @param natives whether native executables are started where they have been built
 * @param settings per part: environment variables beside or instead of the suite's own
 */
public record SuiteOptions(Path root, Path data, boolean fresh, Addresses addresses, boolean town, boolean townspeople,
        boolean natives,
        Progress progress, Map<String, Map<String, String>> settings) {

    /** a suite that disturbs no other: free ports, temporary data, the seeded town; native where the property says so */
    public static SuiteOptions forTests() {
        return new SuiteOptions(projectRoot(), null, false, Addresses.free(), true, false,
                Boolean.getBoolean("tourniquet.native"),
                Progress.silent(), Map.of());
    }

    /** keeps the data in this folder, so that a second suite can go on with it */
    public SuiteOptions on(Path folder) {
        return new SuiteOptions(root, folder, fresh, addresses, town, townspeople, natives, progress, settings);
    }

    public SuiteOptions on(Addresses other) {
        return new SuiteOptions(root, data, fresh, other, town, townspeople, natives, progress, settings);
    }

    public SuiteOptions withoutTown() {
        return new SuiteOptions(root, data, fresh, addresses, false, townspeople, natives, progress, settings);
    }

    public SuiteOptions withTownspeople() {
        return new SuiteOptions(root, data, fresh, addresses, town, true, natives, progress, settings);
    }

    public SuiteOptions tellingOn(Progress other) {
        return new SuiteOptions(root, data, fresh, addresses, town, townspeople, natives, other, settings);
    }

    /** the services' compiler works for speed under load instead of for a quick start */
    public SuiteOptions forLoad() {
        return with("directory", "JDK_JAVA_OPTIONS", "").with("broadcast", "JDK_JAVA_OPTIONS", "").with("triage",
                "JDK_JAVA_OPTIONS", "");
    }

    /** for example broadcast's {@code TOURNIQUET_SMTP_PORT}, to let it send somewhere else than to the inbox */
    public SuiteOptions with(String part, String variable, String value) {
        var all = new HashMap<>(settings);
        var ofPart = new HashMap<>(settings.getOrDefault(part, Map.of()));
        ofPart.put(variable, value);
        all.put(part, ofPart);
        return new SuiteOptions(root, data, fresh, addresses, town, townspeople, natives, progress, all);
    }

    /** the folder of the parent pom, seen from where this program runs */
    public static Path projectRoot() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("pom.xml")) && Files.exists(folder.resolve("deploy/local/pom.xml"))) {
                return folder;
            }
        }
        throw new CannotStart("This is not inside a Tourniquet project: " + Path.of("").toAbsolutePath());
    }
}
