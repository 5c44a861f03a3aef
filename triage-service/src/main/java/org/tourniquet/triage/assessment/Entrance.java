package org.tourniquet.triage.assessment;

import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.Problem;
import org.tourniquet.triage.protocol.Answers;
import org.tourniquet.triage.protocol.Mode;
import org.tourniquet.triage.protocol.Urgency;

import io.vertx.core.http.HttpServerRequest;

/** Lets people in; while too many come at once from one place, those who are not in danger are told who answers now. */
@ApplicationScoped
class Entrance {

    /** Sooner they would only meet the others who wait. */
    private static final int SHORTEST_WAIT = 10;

    private final Arrivals arrivals;
    private final Protocols protocols;
    private final Doors doors;
    private final Emergency emergency;

    Entrance(Arrivals arrivals, Protocols protocols, Doors doors, Emergency emergency) {
        this.arrivals = arrivals;
        this.protocols = protocols;
        this.doors = doors;
        this.emergency = emergency;
    }

    /** The page of trouble names the number and the doors beside this. */
    @Transactional
    void byPage(HttpServerRequest request, HelpScreens.Link link, Form form, String language) {
        int wait = arrivals.wait(request);
        if (wait == 0 || Assessment.ofCreation(link.key()).isPresent() || danger(link.protocol(), form))
            return;
        throw full(wait, Said.of(language)).detail(Said.of(language).words().crowd_text());
    }

    void byProgram(HttpServerRequest request, String language) {
        int wait = arrivals.wait(request);
        if (wait == 0)
            return;
        Said said = Said.of(language);
        String humans = doors.remembered(said).stream().map(DoorView::action).collect(Collectors.joining("; "));
        throw full(wait, said).detail(said.words().emergency(emergency.number()) + ". " + said.words().crowd_text()
                + (humans.isEmpty() ? "" : " " + humans));
    }

    private static Problem full(int wait, Said said) {
        return Problem.of(429, "many-arrivals", said.words().busy_title()).retryAfter(Math.max(wait, SHORTEST_WAIT));
    }

    /** A first answer that says somebody's life is in danger is taken from everybody, always. */
    private boolean danger(String protocol, Form form) {
        String question = form.first("question");
        if (protocol == null || question == null)
            return false;
        return protocols.newest(protocol).filter(p -> p.protocol().question(question).isPresent()).filter(p -> {
            var value = Refusal.check(p, Answers.NONE, question, form.raw(), Refusal.Manner.NEW);
            return p.engine().soFar(Answers.NONE.with(question, value), Mode.SHORT).urgency() == Urgency.RED;
        }).isPresent();
    }
}
