package org.tourniquet.broadcast.delivery;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One status callback as the text provider's documents describe it, signed here and not by its library. */
record Callback(String query, Map<String, String> form, List<String> signatures) {
    static final String OURS = "https://broadcast.example";
    static final String PATH = "/webhooks/twilio/status";

    /** Ways to pretend; each of them has to be seen through. */
    enum Forgery {
        OTHER_TOKEN,
        OTHER_STATUS_SIGNED,
        PLAIN_HTTP,
        UNSIGNED,
        SIGNED_TWICE,
        ONE_MORE_PARAMETER,
        OTHER_DOOR,
        EMPTY_SIGNATURE
    }

    static Callback genuine(String token, String query, Map<String, String> form) {
        return new Callback(query, form, List.of(signature(token, OURS + PATH + query, form)));
    }

    static Callback forged(Forgery forgery, String token, String query, Map<String, String> form) {
        String address = OURS + PATH + query;
        String right = signature(token, address, form);
        return new Callback(query, form, switch (forgery) {
            case OTHER_TOKEN -> List.of(signature(token + "x", address, form));
            case OTHER_STATUS_SIGNED -> List.of(signature(token, address, with(form, "MessageStatus", "sent")));
            case PLAIN_HTTP -> List.of(signature(token, address.replace("https:", "http:"), form));
            case UNSIGNED -> List.of();
            case SIGNED_TWICE -> List.of(right, right);
            case ONE_MORE_PARAMETER -> List.of(signature(token, address, with(form, "RawDlrDoneDate", "2611222300")));
            case OTHER_DOOR -> List.of(signature(token, OURS + "/webhooks/twilio/inbound" + query, form));
            case EMPTY_SIGNATURE -> List.of("");
        });
    }

    HttpRequest to(URI service) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(PATH + query))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))));
        signatures.forEach(signature -> request.header("X-Twilio-Signature", signature));
        return request.build();
    }

    private static Map<String, String> with(Map<String, String> form, String name, String value) {
        Map<String, String> other = new TreeMap<>(form);
        other.put(name, value);
        return other;
    }

    /** HMAC-SHA1 over the address and the parameters in the order of their names. */
    private static String signature(String token, String address, Map<String, String> form) {
        StringBuilder signed = new StringBuilder(address);
        new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
