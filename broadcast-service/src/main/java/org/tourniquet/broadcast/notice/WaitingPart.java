package org.tourniquet.broadcast.notice;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.incident.HomePart;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;

/** On the console's home: broken glasses to be reviewed, and notices that wait for their hour or are held. */
@ApplicationScoped
class WaitingPart implements HomePart {

    /** A broken glass and who broke it. */
    public record Glass(BrokenGlass glass, String who, boolean mine) {
    }

    /** A notice that has not begun, and the incident it belongs to. */
    public record Waiting(Notice notice, String incident) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance part(List<Glass> glasses, List<Waiting> waiting, boolean manager);
    }

    private final SecurityIdentity reader;
    private final Staff staff;

    WaitingPart(SecurityIdentity reader, Staff staff) {
        this.reader = reader;
        this.staff = staff;
    }

    @Override
    public String html() {
        List<Glass> glasses = BrokenGlass.toReview().stream().map(glass -> new Glass(glass, staff.name(glass.by()),
                glass.by().equals(reader.getPrincipal().getName()))).toList();
        List<Waiting> waiting = Notice.waitingToBegin();
        return glasses.isEmpty() && waiting.isEmpty() ? ""
                : Templates.part(glasses, waiting, reader.hasRole(Roles.MANAGER)).render();
    }
}
