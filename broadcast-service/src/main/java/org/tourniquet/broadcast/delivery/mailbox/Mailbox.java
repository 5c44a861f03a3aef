package org.tourniquet.broadcast.delivery.mailbox;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.tourniquet.kit.edge.OneAtATime;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Reads our mailbox again and again, one instance at a time; a server that says nothing, or says it slowly, is left. */
@ApplicationScoped
class Mailbox {
    private static final Logger LOG = Logger.getLogger(Mailbox.class);

    private final MailboxConfig config;
    private final Incoming incoming;
    private final OneAtATime oneAtATime;
    private volatile String trouble;

    Mailbox(MailboxConfig config, Incoming incoming, OneAtATime oneAtATime) {
        this.config = config;
        this.incoming = incoming;
        this.oneAtATime = oneAtATime;
    }

    /** A password that crosses the world in the open is no setting for production. */
    void atTheStart(@Observes StartupEvent start) {
        if (config.set() && config.security() == MailboxConfig.Security.NONE && ConfigUtils.getProfiles().contains("prod"))
            throw new IllegalStateException("tourniquet.mailbox.security is NONE: in production it is TLS or STARTTLS");
        LOG.infof(config.set() ? "bounces and answers are read from %s" : "no mailbox is read (tourniquet.mailbox.host%s)",
                config.host().orElse(""));
    }

    @Scheduled(every = "${tourniquet.mailbox.every:20s}", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void look() {
        if (config.set())
            oneAtATime.run("mailbox", this::lookOnce);
    }

    /** Says how many mails were taken in; a server that is away is told once, not every time. */
    int lookOnce() {
        // a virtual thread that is interrupted while it waits for the other side closes the connection
        try (ExecutorService one = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> look = one.submit(() -> new Imap(config).look(incoming::take));
            try {
                int taken = look.get(config.look().toMillis(), TimeUnit.MILLISECONDS);
                if (trouble != null)
                    LOG.info("the mailbox can be read again");
                trouble = null;
                return taken;
            } catch (TimeoutException slow) {
                look.cancel(true);
                return told("it took longer than " + config.look().toSeconds() + " s");
            } catch (ExecutionException failed) {
                return told(String.valueOf(failed.getCause()));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private int told(String what) {
        if (trouble == null)
            LOG.warnf("the mailbox %s cannot be read, so nobody hears of bounces and answers by mail: %s",
                    config.host().orElse(""), what);
        trouble = what;
        return 0;
    }
}
