package org.tourniquet.broadcast.delivery.pulse;

import java.net.URI;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.audience.Recipient;
import org.tourniquet.broadcast.audience.RecipientAddress;
import org.tourniquet.broadcast.audience.RecipientToken;
import org.tourniquet.broadcast.delivery.reply.Replies;
import org.tourniquet.kit.edge.Languages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/**
 * "Still stuck?" with two buttons. Looking changes nothing, because scanners click every link; yes becomes a story at the desk
 * and leads to the questions, no says thanks. A link that we did not make gets the same page.
 */
@Path("/incidents/pulse/{token}")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@RunOnVirtualThread
public class PulsePages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance page(PulseWords words, boolean done);

        private Templates() {
        }
    }

    private final Pulse pulse;
    private final Replies replies;
    private final Languages languages;
    private final String triage;

    PulsePages(Pulse pulse, Replies replies, Languages languages,
            @ConfigProperty(name = "tourniquet.urls.triage") String triage) {
        this.pulse = pulse;
        this.replies = replies;
        this.languages = languages;
        this.triage = triage;
    }

    @GET
    public TemplateInstance question() {
        return Templates.page(PulseWords.in(languages.language()), false);
    }

    @POST
    public Object answer(@PathParam("token") String token, @FormParam("stuck") String stuck) {
        Optional<Pulse.Asked> asked = pulse.behind(token);
        boolean yes = "yes".equals(stuck);
        // told before it is ticked off: whoever taps again because something failed is heard, and told twice it is one story
        if (yes)
            asked.ifPresent(this::tell);
        asked.ifPresent(one -> pulse.answered(one.id(), yes));
        if (!yes)
            return Templates.page(PulseWords.in(languages.language()), true);
        String who = asked.map(one -> "?incident=" + one.incident() + "&r=" + RecipientToken.of(one.recipient())).orElse("");
        return Response.seeOther(URI.create(triage + "/help" + who)).build();
    }

    /** As if the person had written it: so it becomes a story, whether they go on with the questions or not. */
    private void tell(Pulse.Asked asked) {
        Recipient person = Recipient.findById(asked.recipient());
        if (person == null)
            return;
        String said = PulseWords.in(person.language()).heard();
        person.over(asked.medium()).map(RecipientAddress::address).ifPresent(address -> {
            if (asked.medium() == org.tourniquet.broadcast.audience.Medium.SMS)
                replies.byText("pulse " + asked.id(), address, said);
            else
                replies.byMail("pulse " + asked.id(), address, PulseWords.in(person.language()).subject(), said);
        });
    }
}
