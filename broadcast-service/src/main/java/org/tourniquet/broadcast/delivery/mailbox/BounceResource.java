package org.tourniquet.broadcast.delivery.mailbox;

import java.io.IOException;
import java.io.InputStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.tourniquet.broadcast.delivery.Bounces;
import org.tourniquet.broadcast.delivery.Returned;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Takes a mail that came back, from whoever runs the mailbox, and says what it is; believed as from our own mailbox. */
@Path("/api/bounces")
@RunOnVirtualThread
public class BounceResource {
    private static final int LARGEST = 20 << 20;

    private final Bounces bounces;

    BounceResource(Bounces bounces) {
        this.bounces = bounces;
    }

    /** What the mail is; the recipient and the status are null where it does not say. */
    @RegisterForReflection
    public record Said(String kind, String recipient, String status, String reason) {
    }

    @POST
    @Consumes("message/rfc822")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    public Said take(InputStream body) throws IOException {
        byte[] mail = body.readNBytes(Post.READ);
        if (mail.length == 0)
            throw new Problem(422, "no-mail", "There is no mail in the request");
        if (mail.length == Post.READ && body.skip(LARGEST) == LARGEST)
            throw new Problem(413, "mail-too-large", "The mail is larger than 20 MB");
        Returned said = Post.read(mail);
        if (!said.kind().bounced())
            return new Said("NOT_A_BOUNCE", said.recipient(), said.status(), said.reason());
        bounces.believe(said);
        return new Said(said.kind().name(), said.recipient(), said.status(), said.reason());
    }
}
