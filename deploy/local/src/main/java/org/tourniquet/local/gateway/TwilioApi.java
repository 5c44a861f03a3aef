package org.tourniquet.local.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.tourniquet.local.outside.Behaviour;
import org.tourniquet.local.outside.Behaviour.Action;
import org.tourniquet.local.outside.Behaviours;
import org.tourniquet.local.outside.Gate;
import org.tourniquet.local.outside.Wanted;
import org.tourniquet.local.suite.Http;
import org.tourniquet.local.suite.Reply;
import org.tourniquet.local.suite.Request;

/** Twilio's HTTP as far as a sender of texts needs it: create, list, fetch; refusals with Twilio's own codes. */
final class TwilioApi {

    private static final EnumSet<Action> WHILE_SENDING = EnumSet.of(Action.ACCEPT, Action.SLOW, Action.GREYLIST, Action.REJECT,
            Action.DROP,
            Action.MUTE, Action.THROTTLE, Action.ACCEPT_THEN_DIE);
    /** Errors of the phone's network come later, with a callback; all others are said at once. */
    private static final int NETWORK = 30_000;
    private static final int MAX_BODY = 1600;
    /** Longer than any sender waits. */
    private static final long MUTE = 600_000;

    private final GatewayAccount account;
    private final Texts texts;
    private final Behaviours behaviours;
    private final Carrier carrier;
    private final Inbound inbound;
    private final Gate gate;

    TwilioApi(GatewayAccount account, Texts texts, Behaviours behaviours, Carrier carrier, Inbound inbound, Gate gate) {
        this.account = account;
        this.texts = texts;
        this.behaviours = behaviours;
        this.carrier = carrier;
        this.inbound = inbound;
        this.gate = gate;
    }

    void on(Http http) {
        http.route("POST", "/2010-04-01/Accounts/{sid}/Messages.json",
                request -> allowed(request).orElseGet(() -> create(request)));
        http.route("GET", "/2010-04-01/Accounts/{sid}/Messages.json",
                request -> allowed(request).orElseGet(() -> list(request)));
        http.route("GET", "/2010-04-01/Accounts/{sid}/Messages/{message}.json", request -> allowed(request)
                .orElseGet(() -> texts.find(request.path("message")).map(text -> Reply.json(TwilioJson.message(account, text)))
                        .orElseGet(() -> error(404, 20404, "The requested resource was not found"))));
    }

    private Optional<Reply> allowed(Request request) {
        String expected = "Basic " + Base64.getEncoder()
                .encodeToString((account.sid() + ":" + account.token()).getBytes(StandardCharsets.UTF_8));
        return expected.equals(request.header("Authorization")) && account.sid().equals(request.path("sid")) ? Optional.empty()
                : Optional.of(error(401, 20003, "Authenticate").with("WWW-Authenticate", "Basic realm=\"Twilio API\""));
    }

    private Reply create(Request request) {
        try {
            Map<String, String> form = request.form();
            String to = form.getOrDefault("To", "");
            Optional<Reply> wrong = wrong(form, to);
            if (wrong.isPresent()) {
                return wrong.get();
            }
            gate.pass();
            return meet(form, to, behaviours.meet(to, WHILE_SENDING));
        } catch (IOException gone) {
            return Reply.hangUp();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return Reply.hangUp();
        }
    }

    private Optional<Reply> wrong(Map<String, String> form, String to) {
        String body = form.getOrDefault("Body", "");
        if (!to.matches("\\+[1-9]\\d{5,14}")) {
            return Optional.of(error(400, 21211, "Invalid 'To' Phone Number: " + to));
        }
        if (form.getOrDefault("From", "").isBlank() && form.getOrDefault("MessagingServiceSid", "").isBlank()) {
            return Optional.of(error(400, 21603, "A 'From' phone number is required."));
        }
        if (body.isEmpty()) {
            return Optional.of(error(400, 21602, "Message body is required."));
        }
        if (body.length() > MAX_BODY) {
            return Optional.of(error(400, 21617, "The concatenated message body exceeds the 1600 character limit."));
        }
        if (to.equals(form.get("From"))) {
            return Optional.of(error(400, 21266, "'To' and 'From' number cannot be the same"));
        }
        if (!form.getOrDefault("StatusCallback", "http://none").matches("https?://\\S+")) {
            return Optional.of(error(400, 21609, "Invalid 'StatusCallback' URL"));
        }
        if (!form.getOrDefault("ValidityPeriod", "36000").matches("[1-9]\\d{0,3}|[12]\\d{4}|3[0-5]\\d{3}|36000")) {
            return Optional.of(error(400, 21624, "Invalid validity period value"));
        }
        return inbound.optedOut(to) ? Optional.of(error(400, 21610, "Attempt to send to unsubscribed recipient"))
                : Optional.empty();
    }

    private Reply meet(Map<String, String> form, String to, Optional<Behaviour> asked) throws InterruptedException {
        if (asked.isEmpty()) {
            return accept(form, to, null);
        }
        Behaviour fault = asked.get();
        long millis = fault.millis() == null ? 3_000 : fault.millis();
        int code = fault.code() == null ? 21211 : fault.code();
        if (fault.action() == Action.SLOW || fault.action() == Action.MUTE) {
            Thread.sleep(fault.action() == Action.MUTE && fault.millis() == null ? MUTE : millis);
        }
        if (fault.action() == Action.ACCEPT_THEN_DIE) {
            accept(form, to, null);
        }
        return switch (fault.action()) {
            case MUTE, DROP, ACCEPT_THEN_DIE -> Reply.hangUp();
            case THROTTLE -> error(429, 20429, "Too Many Requests").with("Retry-After",
                    String.valueOf(fault.millis() == null ? 1 : Math.max(1, millis / 1000)));
            case GREYLIST -> error(503, 20503, "Service is temporarily unavailable");
            case REJECT -> code >= NETWORK && code < 40_000 ? accept(form, to, code) : refuse(code);
            default -> accept(form, to, null);
        };
    }

    /** Below 600 the answer's own status, such as 500 for a provider that is ill; above, one of Twilio's error codes. */
    private static Reply refuse(int code) {
        return code < 600 ? error(code, 20000 + code, "Failed on request")
                : error(code == 20003 ? 401 : 400, code, "Refused on request");
    }

    private Reply accept(Map<String, String> form, String to, Integer refusal) {
        String from = form.getOrDefault("From", "").isBlank() ? account.number() : form.get("From");
        Text text = texts.add(false, from, to, form.get("Body"), form.get("StatusCallback"));
        carrier.carry(text, refusal);
        return Reply.json(201, TwilioJson.message(account, text));
    }

    private Reply list(Request request) {
        int size = Wanted.text(request, "PageSize").map(Wanted::whole).map(n -> Math.clamp(n, 1, 1000)).orElse(50);
        int page = Wanted.text(request, "Page").map(Wanted::whole).orElse(0);
        List<Text> found = texts.newestFirst().filter(wanted(request)).skip((long) page * size).limit(size + 1L).toList();
        boolean more = found.size() > size;
        return Reply.json(TwilioJson.page(account, more ? found.subList(0, size) : found, page, size, more, asked(request)));
    }

    private static Predicate<Text> wanted(Request request) {
        Predicate<Text> all = text -> true;
        for (String name : List.of("To", "From", "DateSent", "DateSent>", "DateSent<")) {
            String value = Wanted.text(request, name).orElse(null);
            if (value != null) {
                all = all.and(wanted(name, value));
            }
        }
        return all;
    }

    private static Predicate<Text> wanted(String name, String value) {
        if (name.equals("To")) {
            return text -> text.to().equals(value);
        }
        if (name.equals("From")) {
            return text -> text.from().equals(value);
        }
        LocalDate day = day(value);
        return switch (name) {
            case "DateSent" -> text -> day(text).equals(day);
            case "DateSent>" -> text -> !day(text).isBefore(day);
            default -> text -> !day(text).isAfter(day);
        };
    }

    private static LocalDate day(Text text) {
        return text.at().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static LocalDate day(String value) {
        try {
            return LocalDate.parse(value.substring(0, Math.min(10, value.length())));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("DateSent is a day such as 2026-11-22", e);
        }
    }

    /** The filters once more, for the addresses of the pages. */
    private static String asked(Request request) {
        String query = Optional.ofNullable(request.uri().getRawQuery()).orElse("");
        return java.util.Arrays.stream(query.split("&")).filter(p -> !p.isEmpty() && !p.matches("Page(Size|Token)?=.*"))
                .map(p -> p + "&").reduce("", String::concat);
    }

    private static Reply error(int status, int code, String message) {
        return Reply.json(status, TwilioJson.error(status, code, message));
    }
}
