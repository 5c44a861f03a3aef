package org.tourniquet.broadcast.delivery;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** What strangers post to us is bounded before it is read, and writes nothing. */
@QuarkusTest
@BroadcastTest
@QuarkusTestResource(Outside.class)
class WebhookLimitsTest extends OnRealParts {
    @Inject
    DataSource database;

    @Test
    void a_hundred_megabytes_are_refused_at_once_and_a_length_is_wanted() throws IOException {
        Instant begun = Instant.now();
        assertTrue(talk("Content-Length: 104857600\r\n").contains(" 413 "));
        assertTrue(talk("Transfer-Encoding: chunked\r\n").contains(" 411 "));
        assertTrue(Duration.between(begun, Instant.now()).compareTo(Duration.ofSeconds(20)) < 0);
    }

    @Test
    void ten_thousand_parameters_and_forged_signatures_write_nothing() {
        long before = rows();
        StringBuilder many = new StringBuilder("MessageSid=SM1&MessageStatus=delivered");
        for (int i = 0; i < 10_000; i++)
            many.append("&p").append(i).append("=1");
        given().contentType("application/x-www-form-urlencoded").body(many.toString()).post("/webhooks/twilio/status").then()
                .statusCode(400);
        for (String signature : new String[] { "", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "é".repeat(50) })
            given().contentType("application/x-www-form-urlencoded").header("X-Twilio-Signature", signature)
                    .body("MessageSid=SM1&MessageStatus=delivered").post("/webhooks/twilio/status").then().statusCode(403);
        given().contentType("application/x-www-form-urlencoded").headers("X-Twilio-Signature", "a", "X-Twilio-Signature", "b")
                .body("MessageSid=SM1&MessageStatus=delivered").post("/webhooks/twilio/status").then().statusCode(403);
        assertEquals(before, rows());
    }

    private long rows() {
        return Transaction.of(database, connection -> {
            try (var statement = connection.prepareStatement("select count(*) from receipt");
                    var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private static String talk(String header) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(15_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST /webhooks/twilio/status HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                            + header + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            byte[] answer = in.readNBytes(40);
            return new String(answer, StandardCharsets.US_ASCII);
        }
    }
}
