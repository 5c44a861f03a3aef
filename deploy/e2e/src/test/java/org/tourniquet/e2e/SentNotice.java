package org.tourniquet.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.tourniquet.local.law.Eventually;
import org.tourniquet.local.suite.Port;

import com.fasterxml.jackson.databind.JsonNode;

/** One notice of a fault journey, written by one manager and let out by the other, and how it goes. */
final class SentNotice {

    private final String id;
    private final String incident;
    private final String audience;
    private final String mark;
    private final Crowd crowd;
    private final Instant started = Instant.now();

    private SentNotice(String id, String incident, String audience, String mark, Crowd crowd) {
        this.id = id;
        this.audience = audience;
        this.incident = incident;
        this.mark = mark;
        this.crowd = crowd;
    }

    static Api manager() {
        return Api.as("manager", BadDays.uri(Port.BROADCAST));
    }

    /** Everything up to the approval: the people are imported, the notice waits for the second pair of eyes. */
    static SentNotice submitted(Crowd crowd, String... media) {
        Api manager = manager();
        String mark = "K-" + UUID.randomUUID().toString().substring(0, 8);
        String audience = manager.post("/api/audiences", Map.of("name", "Crowd of " + mark)).get("id").asText();
        JsonNode report = manager.postCsv("/api/audiences/" + audience + "/imports", crowd.csv());
        if (report.get("accepted").asInt() != crowd.size()) {
            throw new AssertionError("of " + crowd.size() + " people: " + report.toString().substring(0, 600));
        }
        String incident = manager.post("/api/incidents",
                Map.of("title", "River over its banks", "kind", "NATURAL_DISASTER", "mode", "LIVE")).get("id").asText();
        return submitted(incident, audience, mark, crowd, media);
    }

    /** Another one about the same to the same people. */
    SentNotice another() {
        return submitted(incident, audience, "K-" + UUID.randomUUID().toString().substring(0, 8), crowd, "EMAIL", "SMS");
    }

    private static SentNotice submitted(String incident, String audience, String mark, Crowd crowd, String... media) {
        Api manager = manager();
        var words = Map.of("subject", "The river rises " + mark, "body", "Leave the old town now. " + mark, "sms",
                "Leave the old town now. " + mark);
        JsonNode notice = manager.post("/api/incidents/" + incident + "/notices",
                Map.of("purpose", "UPDATE", "audience", audience,
                        "media", List.of(media), "reach", "EVERY", "wordings", Map.of("en", words)));
        String id = notice.get("id").asText();
        manager.post("/api/notices/" + id + "/submission");
        return new SentNotice(id, incident, audience, mark, crowd);
    }

    static SentNotice sent(Crowd crowd) {
        return submitted(crowd, "EMAIL", "SMS").approve();
    }

    SentNotice approve() {
        Api other = Api.as("manager2", BadDays.uri(Port.BROADCAST));
        String word = other.get(path("")).get("confirmWord").asText();
        other.post(path("/approval"), Map.of("confirm", word));
        return this;
    }

    String path(String rest) {
        return "/api/notices/" + id + rest;
    }

    String id() {
        return id;
    }

    String incident() {
        return incident;
    }

    String mark() {
        return mark;
    }

    Crowd crowd() {
        return crowd;
    }

    JsonNode progress() {
        return manager().get(path("/progress"));
    }

    /** Over both media. */
    int count(String state) {
        int count = 0;
        for (JsonNode medium : progress().get("media")) {
            count += medium.get(state).asInt();
        }
        return count;
    }

    int left() {
        JsonNode people = progress().get("people");
        return people.get("total").asInt() - people.get("accounted").asInt();
    }

    Duration completesWithin(Duration limit) {
        return Eventually.within(limit, "everybody is accounted for", () -> {
            JsonNode now = progress();
            if (!now.get("complete").asBoolean()) {
                throw new AssertionError(now.toString());
            }
            return true;
        });
    }

    List<JsonNode> deliveries(String filter) {
        return manager().all(path("/deliveries?" + filter));
    }

    /** When the receivers took each message of it. */
    List<Instant> arrivals() {
        return BadDays.journals().since(started).stream().filter(seen -> seen.words().contains(mark)).map(Ledger.Seen::at)
                .toList();
    }

    /** What the receivers have of it, against the whole crowd. */
    Ledger.Verdict ledger() {
        return ledger(crowd.addresses(), Instant.MAX);
    }

    /** Against a journal that was read for several notices at once. */
    Ledger.Verdict ledger(Set<String> addresses, List<Ledger.Seen> journal) {
        return Ledger.compare(new Ledger.Promise(mark, addresses, Instant.MAX),
                journal.stream().filter(seen -> seen.words().contains(mark)).toList());
    }

    Ledger.Verdict ledger(Set<String> addresses, Instant until) {
        return Ledger.compare(new Ledger.Promise(mark, addresses, until), BadDays.journals().since(started));
    }
}
