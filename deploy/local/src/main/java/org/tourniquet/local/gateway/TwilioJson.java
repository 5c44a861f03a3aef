package org.tourniquet.local.gateway;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The shapes of Twilio's answers, field by field as in its published description. */
final class TwilioJson {

    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss +0000", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private TwilioJson() {
    }

    static Map<String, Object> message(GatewayAccount account, Text text) {
        String uri = "/2010-04-01/Accounts/" + account.sid() + "/Messages/" + text.sid();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("account_sid", account.sid());
        json.put("api_version", "2010-04-01");
        json.put("body", text.body());
        json.put("date_created", RFC_2822.format(text.at()));
        json.put("date_sent", text.status().equals("queued") ? null : RFC_2822.format(text.at()));
        json.put("date_updated", RFC_2822.format(text.updated()));
        json.put("direction", text.inbound() ? "inbound" : "outbound-api");
        json.put("error_code", text.error());
        json.put("error_message", text.error() == null ? null : "The phone's network refused the message");
        json.put("from", text.from());
        json.put("messaging_service_sid", null);
        json.put("num_media", "0");
        json.put("num_segments", String.valueOf(text.parts()));
        json.put("price", null);
        json.put("price_unit", "USD");
        json.put("sid", text.sid());
        json.put("status", text.status());
        json.put("subresource_uris", Map.of("media", uri + "/Media.json"));
        json.put("to", text.to());
        json.put("uri", uri + ".json");
        return json;
    }

    static Map<String, Object> page(GatewayAccount account, List<Text> texts, int page, int size, boolean more, String query) {
        String base = "/2010-04-01/Accounts/" + account.sid() + "/Messages.json?" + query + "PageSize=" + size + "&Page=";
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("messages", texts.stream().map(text -> message(account, text)).toList());
        json.put("start", page * size);
        json.put("end", Math.max(page * size, page * size + texts.size() - 1));
        json.put("page", page);
        json.put("page_size", size);
        json.put("first_page_uri", base + 0);
        json.put("next_page_uri", more ? base + (page + 1) + "&PageToken=PA" + page : null);
        json.put("previous_page_uri", page > 0 ? base + (page - 1) : null);
        json.put("uri", base + page);
        return json;
    }

    static Map<String, Object> error(int status, int code, String message) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", code);
        json.put("message", message);
        json.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        json.put("status", status);
        return json;
    }
}
