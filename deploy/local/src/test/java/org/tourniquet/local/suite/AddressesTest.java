package org.tourniquet.local.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

class AddressesTest {

    @Test
    void every_taken_port_is_named_at_once_with_the_variable_that_moves_it() throws Exception {
        try (var site = new ServerSocket(0); var kafka = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var environment = allFree();
            environment.put("TOURNIQUET_SITE_PORT", String.valueOf(site.getLocalPort()));
            environment.put("TOURNIQUET_KAFKA_PORT", String.valueOf(kafka.getLocalPort()));
            String said = assertThrows(CannotStart.class, () -> Addresses.from(environment).mustBeFree()).getMessage();
            assertTrue(said.contains("Port " + site.getLocalPort() + " (demo site) is taken"), said);
            assertTrue(said.contains("TOURNIQUET_SITE_PORT="), said);
            assertTrue(said.contains("Port " + kafka.getLocalPort() + " (Kafka) is taken"), said);
            assertTrue(said.contains("TOURNIQUET_KAFKA_PORT="), said);
            assertEquals(2, said.lines().count(), said);
        }
    }

    @Test
    void a_port_wanted_twice_and_a_port_that_is_no_number_are_refused_by_name() {
        var twice = allFree();
        twice.put("TOURNIQUET_MAIL_PORT", twice.get("TOURNIQUET_DIRECTORY_PORT"));
        String said = assertThrows(CannotStart.class, () -> Addresses.from(twice).mustBeFree()).getMessage();
        assertTrue(said.contains("wanted for the directory and for the inbox page"), said);

        var wrong = Map.of("TOURNIQUET_SMS_PORT", "eighty", "TOURNIQUET_SMTP_PORT", "70000");
        said = assertThrows(CannotStart.class, () -> Addresses.from(wrong)).getMessage();
        assertTrue(said.contains("TOURNIQUET_SMS_PORT is \"eighty\""), said);
        assertTrue(said.contains("TOURNIQUET_SMTP_PORT is \"70000\""), said);
    }

    @Test
    void the_usual_ports_are_those_of_the_readme() {
        var usual = Addresses.from(Map.of());
        assertEquals("http://localhost:8082", usual.uri(Port.BROADCAST).toString());
        assertEquals(5433, usual.port(Port.POSTGRES));
        assertFalse(Arrays.stream(Port.values()).map(Port::usual).distinct().count() < Port.values().length);
    }

    private static Map<String, String> allFree() {
        var environment = new HashMap<String, String>();
        for (Port port : Port.values()) {
            environment.put(port.variable(), String.valueOf(Addresses.freePort()));
        }
        return environment;
    }
}
