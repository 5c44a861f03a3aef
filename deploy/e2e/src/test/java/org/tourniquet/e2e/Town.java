package org.tourniquet.e2e;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** What a journey needs to be there before it begins: some people, an incident, a notice that went out. */
final class Town {

    static final String HOTLINE = "00000000-0000-4000-8000-00000000c001";
    static final String PAST_FLOOD = "00000000-0000-4000-8000-00000000a001";

    private Town() {
    }

    static Api manager() {
        return Api.as("manager", TheSuite.broadcast());
    }

    static Api secondManager() {
        return Api.as("manager2", TheSuite.broadcast());
    }

    static String incident(String title, String mode) {
        return manager().post("/api/incidents", Map.of("title", title, "kind", "NATURAL_DISASTER", "mode", mode)).get("id")
                .asText();
    }

    static void close(String incident) {
        manager().post("/api/incidents/" + incident + "/close");
    }

    /** A few people in an audience of their own. */
    static String audience(String name, String... rows) {
        String id = manager().post("/api/audiences", Map.of("name", name)).get("id").asText();
        JsonNode imported = manager().postCsv("/api/audiences/" + id + "/imports",
                "email,phone,name,language\n" + String.join("\n", rows) + "\n");
        if (imported.get("rejected").asInt() > 0)
            throw new AssertionError("not all were taken: " + imported);
        return id;
    }

    /** How to reach us, from the directory: written by the first manager and handed in. */
    static JsonNode howToReachUs(String incident, String audience, List<String> media) {
        JsonNode notice = manager().post("/api/incidents/" + incident + "/notices",
                Map.of("purpose", "HOW_TO_REACH_US", "audience", audience, "media", media));
        return manager().post("/api/notices/" + notice.get("id").asText() + "/submission");
    }

    static void approve(JsonNode notice) {
        secondManager().post("/api/notices/" + notice.get("id").asText() + "/approval",
                Map.of("confirm", notice.get("confirmWord").asText()));
    }
}
