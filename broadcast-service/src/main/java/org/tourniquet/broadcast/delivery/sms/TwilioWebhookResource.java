package org.tourniquet.broadcast.delivery.sms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;

import org.tourniquet.broadcast.delivery.Receipts;
import org.tourniquet.broadcast.delivery.reply.Replies;
import org.tourniquet.kit.edge.Problem;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** What the text provider tells us; only with its signature over our own public address, and safe to be told twice. */
@Path("/webhooks/twilio")
@PermitAll
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RunOnVirtualThread
public class TwilioWebhookResource {
    static final String STATUS = "/webhooks/twilio/status";
    private static final String ANSWER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>%s</Response>";

    private final Twilio twilio;
    private final Receipts receipts;
    private final Replies replies;

    TwilioWebhookResource(Twilio twilio, Receipts receipts, Replies replies) {
        this.twilio = twilio;
        this.receipts = receipts;
        this.replies = replies;
    }

    /** What became of a message. */
    @POST
    @Path("/status")
    public void status(MultivaluedMap<String, String> form, @Context UriInfo uri, @Context HttpHeaders headers) {
        Map<String, String> said = proved(form, uri, headers);
        String status = said.getOrDefault("MessageStatus", said.getOrDefault("SmsStatus", ""));
        Integer code = code(said.get("ErrorCode"));
        if (said.get("MessageSid") != null)
            Told.receipt(id(uri, "delivery"), id(uri, "attempt"), said.get("MessageSid"), status, code)
                    .ifPresent(receipts::believe);
    }

    /** What somebody wrote to our number. */
    @POST
    @Path("/inbound")
    @Produces(MediaType.TEXT_XML + ";charset=UTF-8")
    public String inbound(MultivaluedMap<String, String> form, @Context UriInfo uri, @Context HttpHeaders headers) {
        Map<String, String> said = proved(form, uri, headers);
        String id = said.getOrDefault("MessageSid", said.get("SmsMessageSid"));
        Optional<String> answer = id == null || said.get("From") == null ? Optional.empty()
                : replies.byText(id, said.get("From"), said.getOrDefault("Body", ""));
        return ANSWER.formatted(answer.map(words -> "<Message>" + markup(words) + "</Message>").orElse(""));
    }

    /** The names of organisations and doors may hold what is markup. */
    private static String markup(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The provider may add parameters at any time: all of them are signed, none is trimmed. */
    private Map<String, String> proved(MultivaluedMap<String, String> form, UriInfo uri, HttpHeaders headers) {
        List<String> signatures = headers.getRequestHeader("X-Twilio-Signature");
        Map<String, String> parameters = new HashMap<>();
        form.forEach((name, values) -> parameters.put(name, values.isEmpty() ? "" : String.join("", values)));
        String query = uri.getRequestUri().getRawQuery();
        String asked = uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
        if (signatures == null || signatures.size() != 1 || !twilio.signed(asked, parameters, signatures.getFirst()))
            throw new Problem(403, "not-signed", "This was not signed by the text provider");
        return parameters;
    }

    private static Integer code(String code) {
        return code != null && code.matches("\\d{1,6}") ? Integer.valueOf(code) : null;
    }

    private static UUID id(UriInfo uri, String name) {
        try {
            String id = uri.getQueryParameters().getFirst(name);
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
