package org.tourniquet.triage.assessment;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.FieldCipher;

/**
 * Six digits to go on elsewhere. A million numbers are few, so a code is made only when wanted, lives for minutes, opens
 * once, and guessing is stopped; one that went out by text lives for days and asks for the phone's last digits too.
 */
@ApplicationScoped
public class ResumeCodes {

    /** What a typed code came to: the token it opened, nothing, or a pause for whoever guesses. */
    public record Opened(String token, boolean pause) {
    }

    private static final int DIGITS = 1_000_000;
    private static final int PHONE_DIGITS = 4;
    private static final int TRIES = 20;

    private final FieldCipher cipher;
    private final AssessmentConfig config;
    private final Clock clock;

    ResumeCodes(FieldCipher cipher, AssessmentConfig config, Clock clock) {
        this.cipher = cipher;
        this.config = config;
        this.clock = clock;
    }

    /** For a page: short-lived. The code before it stops working. */
    @Transactional
    String issue(String token) {
        Assessment assessment = Assessment.lockedOfToken(token).orElseThrow(org.tourniquet.kit.edge.Problem::notFound);
        return issue(assessment.id, config.codeLife(), false);
    }

    /** For a text message: it lives as long as the assessment may, and is bound to the phone it was sent to. */
    @Transactional
    public String issueByText(UUID assessment, Duration life) {
        return issue(assessment, life, true);
    }

    private String issue(UUID assessment, Duration life, boolean needsPhone) {
        ResumeCode.delete("assessment = ?1 and needsPhone = ?2", assessment, needsPhone);
        ResumeCode.forget(clock.instant());
        var random = new SecureRandom();
        for (int i = 0; i < TRIES; i++) {
            String digits = "%06d".formatted(random.nextInt(DIGITS));
            String print = print(digits);
            if (ResumeCode.findById(print) != null)
                continue;
            var code = new ResumeCode();
            code.print = print;
            code.assessment = assessment;
            code.needsPhone = needsPhone;
            code.expiresAt = clock.instant().plus(life);
            code.persist();
            return digits;
        }
        throw new IllegalStateException("no free code among a million");
    }

    /** Opens what the code belongs to, and uses it up. */
    @Transactional
    public Opened open(String typed, String phone, String source) {
        Instant since = clock.instant().minus(config.codePause());
        String from = cipher.fingerprint(source);
        if (WrongCode.from(from, since) >= config.wrongCodes() || WrongCode.all(since) >= config.wrongCodesOfAll())
            return new Opened(null, true);
        Optional<String> token = ResumeCode.lockedOf(print(digits(typed))).filter(c -> c.expiresAt.isAfter(clock.instant()))
                .flatMap(
                        c -> Assessment.<Assessment> findByIdOptional(c.assessment).filter(a -> !c.needsPhone || fits(a, phone))
                                .map(a -> {
                                    c.delete();
                                    return a.token;
                                }));
        if (token.isEmpty())
            WrongCode.of(from, clock.instant());
        return new Opened(token.orElse(null), false);
    }

    private boolean fits(Assessment assessment, String typed) {
        String phone = cipher.open(assessment.sealedPhone);
        String digits = digits(typed);
        return phone != null && digits.length() >= PHONE_DIGITS
                && phone.endsWith(digits.substring(digits.length() - PHONE_DIGITS));
    }

    /** Codes and tries that are over. */
    @Transactional
    long forget() {
        return ResumeCode.forget(clock.instant()) + WrongCode.forget(clock.instant().minus(config.codePause()));
    }

    private String print(String digits) {
        return cipher.fingerprint("resume " + digits);
    }

    /** Digits of any script, with blanks or without. */
    private static String digits(String typed) {
        var digits = new StringBuilder();
        (typed == null ? "" : typed).chars().map(c -> Character.digit(c, 10)).filter(d -> d >= 0).limit(20)
                .forEach(digits::append);
        return digits.toString();
    }
}
