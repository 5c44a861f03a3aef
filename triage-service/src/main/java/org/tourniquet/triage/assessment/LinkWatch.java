package org.tourniquet.triage.assessment;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.tourniquet.kit.edge.OneAtATime;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Looks at the protocols' links on a schedule, each at least once a week, a few at a time. */
@ApplicationScoped
class LinkWatch {

    private static final Logger LOG = Logger.getLogger(LinkWatch.class);
    private static final int A_FEW = 20;

    private final Links links;
    private final OneAtATime once;

    LinkWatch(Links links, OneAtATime once) {
        this.links = links;
        this.once = once;
    }

    @Scheduled(every = "${tourniquet.assessment.links-every}", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void walk() {
        try {
            once.run("triage.links", this::round);
        } catch (RuntimeException e) {
            LOG.warnf("the links are looked at later: %s", e.getMessage());
        }
    }

    void round() {
        links.due(A_FEW).forEach(url -> links.keep(url, links.look(url)));
        links.forgetUnused();
    }
}
