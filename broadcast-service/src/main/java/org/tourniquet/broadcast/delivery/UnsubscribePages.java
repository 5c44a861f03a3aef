package org.tourniquet.broadcast.delivery;

import java.time.Clock;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Recipient;
import org.tourniquet.broadcast.audience.RecipientAddress;
import org.tourniquet.broadcast.audience.Suppression;
import org.tourniquet.kit.edge.Languages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/**
 * Ends mail to whoever holds the link (RFC 8058): GET only shows, because scanners click every link; POST does it at once,
 * from the page as from a mail program. A link that we did not make gets the same answer.
 */
@Path("/unsubscribe/{token}")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@RunOnVirtualThread
public class UnsubscribePages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance page(UnsubscribeWords words, boolean done);

        private Templates() {
        }
    }

    private final UnsubscribeLink link;
    private final Languages languages;
    private final Clock clock;

    UnsubscribePages(UnsubscribeLink link, Languages languages, Clock clock) {
        this.link = link;
        this.languages = languages;
        this.clock = clock;
    }

    @GET
    public TemplateInstance show() {
        return Templates.page(words(), false);
    }

    @POST
    @Transactional
    public TemplateInstance stop(@PathParam("token") String token, @FormParam("what") String what) {
        link.read(token).ifPresent(recipient -> silence(recipient, "all".equals(what)));
        return Templates.page(words(), true);
    }

    private void silence(UUID id, boolean all) {
        Recipient recipient = Recipient.findById(id);
        if (recipient != null)
            for (RecipientAddress address : recipient.addresses())
                if (all || address.medium() == Medium.EMAIL)
                    Suppression.add(address.fingerprint(), address.medium().name(), Suppression.Reason.OPTED_OUT,
                            clock.instant());
    }

    private UnsubscribeWords words() {
        return UnsubscribeWords.in(languages.language());
    }
}
