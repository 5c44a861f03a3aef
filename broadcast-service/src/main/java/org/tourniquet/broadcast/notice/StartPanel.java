package org.tourniquet.broadcast.notice;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;

/** What a notice's page says while it is approved and has not begun: why it waits, until when, and how to take it back. */
@ApplicationScoped
class StartPanel {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance panel(Notice notice, BrokenGlass glass, Incident holder, boolean manager);
    }

    private final SecurityIdentity reader;

    StartPanel(SecurityIdentity reader) {
        this.reader = reader;
    }

    String html(Notice notice) {
        if (notice.state() != NoticeState.APPROVED || notice.startsFrom() == null && notice.heldBy() == null)
            return "";
        return Templates.panel(notice,
                notice.approvedHow() == Leave.BREAK_GLASS ? BrokenGlass.lastOf(notice.id()).orElse(null) : null,
                notice.heldBy() == null ? null : Incident.findById(notice.heldBy()), reader.hasRole(Roles.MANAGER)).render();
    }
}
