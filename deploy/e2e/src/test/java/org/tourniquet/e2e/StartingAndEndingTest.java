package org.tourniquet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tourniquet.local.suite.Part;
import org.tourniquet.local.suite.RunningSuite;
import org.tourniquet.local.suite.Suite;
import org.tourniquet.local.suite.SuiteOptions;

/** The suite as a whole: it ends without a trace, and finds its data again. */
class StartingAndEndingTest {

    @TempDir
    Path place;

    @Test
    void a_suite_leaves_no_process_behind_and_finds_its_data_again_on_other_ports() throws Exception {
        Path data = place.resolve("data");
        List<ProcessHandle> processes;
        try (var first = Suite.start(SuiteOptions.forTests().on(data))) {
            for (Part part : first.parts()) {
                assertEquals(Part.State.RUNNING, part.state(), part.name());
            }
            assertTrue(Files.readString(data.resolve("suite.json")).contains(first.bootstrapServers()));
            remember(first);
            processes = processesOf(first);
            assertTrue(processes.size() >= 5, processes.toString());
        }
        for (ProcessHandle process : processes) {
            assertFalse(process.isAlive(), () -> process.info().commandLine().orElse("?"));
        }
        assertFalse(Files.exists(data.resolve("suite.json")), "suite.json tells only of a suite that runs");

        try (var second = Suite.start(SuiteOptions.forTests().on(data));
                var connection = second.database("triage");
                var found = connection.createStatement().executeQuery("select words from remembered")) {
            assertTrue(found.next());
            assertEquals("still here", found.getString(1));
        }
    }

    private static void remember(RunningSuite suite) throws Exception {
        try (var connection = suite.database("triage"); var statement = connection.createStatement()) {
            statement.execute("create table remembered (words text)");
            statement.execute("insert into remembered values ('still here')");
        }
    }

    private static List<ProcessHandle> processesOf(RunningSuite suite) {
        var processes = new ArrayList<ProcessHandle>();
        for (Part part : suite.parts()) {
            part.pid().ifPresent(pid -> ProcessHandle.of(pid).ifPresent(process -> {
                processes.add(process);
                process.descendants().forEach(processes::add);
            }));
        }
        return processes;
    }
}
