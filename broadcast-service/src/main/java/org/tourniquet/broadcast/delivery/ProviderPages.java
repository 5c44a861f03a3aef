package org.tourniquet.broadcast.delivery;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Whether mails and texts go, by our own measure. */
@Path("/providers")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({ Roles.MANAGER, Roles.OPERATOR, Roles.LEAD, Roles.AUDITOR })
@RunOnVirtualThread
public class ProviderPages {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance providers(List<ProviderBoard.View> accounts);

        private Templates() {
        }
    }

    private final ProviderBoard board;

    ProviderPages(ProviderBoard board) {
        this.board = board;
    }

    @GET
    public TemplateInstance providers() {
        return Templates.providers(board.now());
    }
}
