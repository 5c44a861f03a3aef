package org.tourniquet.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

/** The gateway as a provider that fails, in every way it can be asked to. */
class FailingGatewayTest extends GatewayAtWork {

    @Test
    void asked_to_it_throttles_refuses_and_dies_after_accepting() throws Exception {
        behave(Map.of("recipients", PHONE, "action", "THROTTLE", "times", 1, "millis", 2000));
        HttpResponse<String> throttled = send(PHONE, "x", 429);
        assertEquals("2", throttled.headers().firstValue("Retry-After").orElseThrow());
        behave(Map.of("recipients", PHONE, "action", "REJECT", "code", 21614, "times", 1));
        assertEquals(21614, json(send(PHONE, "x", 400)).get("code").asInt());
        behave(Map.of("recipients", PHONE, "action", "ACCEPT_THEN_DIE", "times", 1));
        assertThrows(IOException.class, () -> send(PHONE, "kept", 201));
        assertEquals(1, json(get("/api/messages?to=" + enc(PHONE))).size());
    }

    @Test
    void asked_to_it_puts_off_fails_drops_and_stays_mute() throws Exception {
        behave(Map.of("recipients", PHONE, "action", "GREYLIST", "times", 2));
        send(PHONE, "x", 503);
        send(PHONE, "x", 503);
        behave(Map.of("recipients", "+1202*", "action", "REJECT", "code", 500, "times", 1));
        send(PHONE, "x", 500);
        behave(Map.of("recipients", "+1202*", "action", "DROP", "times", 1));
        assertThrows(IOException.class, () -> send(PHONE, "dropped", 201));
        assertEquals(0, json(get("/api/messages")).size());
        behave(Map.of("recipients", PHONE, "action", "MUTE", "millis", 200, "times", 1));
        assertThrows(IOException.class, () -> send(PHONE, "unheard", 201));
        send(PHONE, "at last", 201);
        assertEquals(1, json(get("/api/messages?to=" + PHONE)).size());
    }

    @Test
    void callbacks_can_come_twice_and_are_tried_again_while_nobody_listens() throws Exception {
        behave(Map.of("recipients", PHONE, "action", "DOUBLE_CALLBACKS"));
        send(PHONE, "x", 201);
        List<String> states = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            states.add(calls.poll(30, TimeUnit.SECONDS).form().get("MessageStatus"));
        }
        assertEquals(List.of("delivered", "delivered", "sent", "sent"), states.stream().sorted().toList());
        organisation.stop();
        send("+12025550124", "y", 201);
        Thread.sleep(800);
        organisation.start();
        assertNotNull(calls.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void a_network_refusal_comes_as_undelivered_callback() throws Exception {
        behave(Map.of("recipients", PHONE, "action", "REJECT", "code", 30003));
        send(PHONE, "x", 201);
        calls.poll(30, TimeUnit.SECONDS);
        Call last = calls.poll(30, TimeUnit.SECONDS);
        assertNotNull(last);
        assertEquals("undelivered", last.form().get("MessageStatus"));
        assertEquals("30003", last.form().get("ErrorCode"));
    }
}
