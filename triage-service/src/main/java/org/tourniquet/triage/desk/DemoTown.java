package org.tourniquet.triage.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.triage.assessment.DemoAssessment;
import org.tourniquet.triage.assessment.DemoAssessment.Person;
import org.tourniquet.triage.assessment.DemoAssessment.Said;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/** The desk's part of the flooded town: three stories of the storm flood, told, answered and closed. */
@ApplicationScoped
class DemoTown {

    private static final UUID STORM_FLOOD = UUID.fromString("00000000-0000-4000-8000-00000000a001");

    /** One agent's words, so long after the person was heard. */
    private record Words(int minutes, boolean theirs, String text) {
    }

    private final DemoAssessment assessments;
    private final FieldCipher cipher;
    private final Clock clock;
    private final String demo;

    DemoTown(DemoAssessment assessments, FieldCipher cipher, Clock clock,
            @ConfigProperty(name = "tourniquet.demo") String demo) {
        this.assessments = assessments;
        this.cipher = cipher;
        this.clock = clock;
        this.demo = demo;
    }

    void settle(@Observes @Priority(200) StartupEvent start) {
        if ("town".equals(demo))
            QuarkusTransaction.requiringNew().run(() -> {
                if (Ticket.count() == 0)
                    stories(clock.instant().minus(Duration.ofDays(9)));
            });
    }

    private void stories(Instant flood) {
        story(flood.plus(Duration.ofMinutes(95)), "agent",
                new Person("Elias Virtanen", null, "+12025550121", "fi"),
                List.of(new Said("safety"), new Said("horizon", "hours"), new Said("present", "power", "comms", "water_food"),
                        new Said("pick-danger", "none"), new Said("pick-time", "water_food"), new Said("pick-lever", "power"),
                        new Said("pick-choice", "power")),
                List.of(new Words(11, false,
                        "Hei Elias, täällä Aino. Sähköryhmä on kadullasi klo 17. Juomavettä saa Rantakadun koululta jo nyt."),
                        new Words(19, true, "Kiitos, haemme vettä. Jääkaapissa on insuliinia, kestääkö se?"),
                        new Words(22, false,
                                "Koululla on kylmälaukkuja: kysy Marialta ovelta. Soitan sinulle, kun virta palaa.")),
                "I call when the power is back", "Power back at 17:40, insulin kept cool at the school.");
        story(flood.plus(Duration.ofMinutes(140)), "agent2",
                new Person("Amira Saleh", "amira.saleh@example.org", null, "ar"),
                List.of(new Said("safety"), new Said("horizon", "hours"), new Said("present", "shelter", "paperwork"),
                        new Said("pick-danger", "shelter"), new Said("pick-time", "shelter")),
                List.of(new Words(8, false,
                        "أهلاً أميرة. سريران محجوزان لك ولابنك في مدرسة شارع الميناء حتى السبت. اذكري رمزك عند الباب."),
                        new Words(31, true, "وصلنا. شكراً لكم.")),
                null, "Two beds at the school until Saturday; family arrived.");
        story(flood.plus(Duration.ofHours(26)), "agent",
                new Person("Zoltán Kiss", "zoltan.kiss@example.org", "+12025550122", "hu"),
                List.of(new Said("safety"), new Said("horizon", "days"), new Said("present", "premises", "cash_insurance"),
                        new Said("pick-danger", "none"), new Said("pick-time", "cash_insurance"),
                        new Said("pick-lever", "cash_insurance")),
                List.of(new Words(37, false,
                        "Kedves Zoltán, a biztosító kárfelmérője csütörtökön 10-kor jön. Kérem, addig ne dobjon ki semmit, és fényképezzen le mindent."),
                        new Words(64, true, "Rendben, köszönöm. A fényképek megvannak."),
                        new Words(70, false, "Nagyszerű. Csütörtök délután írok, hogy minden rendben ment-e.")),
                "I write on Thursday afternoon", "Insurer came on Thursday, advance of 800 paid the same day.");
    }

    private void story(Instant from, String agent, Person person, List<Said> answers, List<Words> talk, String promised,
            String outcome) {
        UUID assessment = assessments.play(from, person, STORM_FLOOD, answers);
        if (assessment == null)
            return;
        Ticket ticket = Tickets.ofAssessment(assessment).orElseThrow();
        Instant taken = from.plus(Duration.ofMinutes(talk.getFirst().minutes() - 3L));
        ticket.take(agent, taken);
        Moment.of(ticket, Moment.Kind.TAKEN, agent, null, taken);
        talk.forEach(words -> say(ticket, agent, words, from.plus(Duration.ofMinutes(words.minutes()))));
        Instant end = from.plus(Duration.ofMinutes(talk.getLast().minutes() + 40L));
        if (promised != null)
            Promise.make(ticket, cipher.seal(promised), end, agent, end.minus(Duration.ofMinutes(40)))
                    .keep(agent, end.minus(Duration.ofMinutes(4)));
        ticket.close(agent, cipher.seal(outcome), true, end);
        Moment.of(ticket, Moment.Kind.CLOSED, agent, null, end);
    }

    private void say(Ticket ticket, String agent, Words words, Instant at) {
        Message.Medium medium = ticket.sealedPhone != null ? Message.Medium.SMS : Message.Medium.EMAIL;
        Message message = Message.of(UUID.randomUUID(), ticket,
                words.theirs() ? Message.Direction.IN : Message.Direction.OUT, medium, cipher.seal(words.text()), at);
        if (!words.theirs()) {
            message.author = agent;
            message.publishedAt = at;
            message.settle(Message.State.DELIVERED, null, at.plusSeconds(4));
            ticket.answered(at);
        }
        message.persist();
    }
}
