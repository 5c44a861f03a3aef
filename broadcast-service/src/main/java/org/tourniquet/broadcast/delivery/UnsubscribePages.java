package org.tourniquet.broadcast.delivery;

import java.util.Locale;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

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
        static native TemplateInstance page(UnsubscribeWords words, boolean incident, String done, boolean undone);

        private Templates() {
        }
    }

    private static final String UNDO = "undo-";

    private final UnsubscribeLink link;
    private final OptOut optOut;
    private final Languages languages;

    UnsubscribePages(UnsubscribeLink link, OptOut optOut, Languages languages) {
        this.link = link;
        this.optOut = optOut;
        this.languages = languages;
    }

    @GET
    public TemplateInstance show(@PathParam("token") String token) {
        return Templates.page(words(), ofIncident(token), null, false);
    }

    /** One field says what: this incident, mails, all, or that one of these was a mistake. */
    @POST
    public TemplateInstance stop(@PathParam("token") String token, @FormParam("what") String what) {
        boolean undone = what != null && what.startsWith(UNDO);
        OptOut.What wished = OptOut.What.of(undone ? what.substring(UNDO.length()) : what);
        link.read(token).ifPresent(reader -> {
            if (undone)
                optOut.takeBack(reader, wished);
            else
                optOut.fulfil(reader, wished);
        });
        return Templates.page(words(), ofIncident(token), UNDO + wished.name().toLowerCase(Locale.ROOT), undone);
    }

    /** Read off the link's length, so that one we did not make looks like any other. */
    private static boolean ofIncident(String token) {
        return token.length() > UnsubscribeLink.WITHOUT_INCIDENT;
    }

    private UnsubscribeWords words() {
        return UnsubscribeWords.in(languages.language());
    }
}
