package org.tourniquet.broadcast.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How many people will call because of a notice, against what the staffed lines can answer: told all at once, or in waves.
 * Whoever calls does so within so many minutes of their message, evenly; what cannot be answered waits and is not lost.
 *
 * @param people who will get it
 * @param rate the share of them who call
 * @param within minutes in which they do
 * @param answersPerHour what the staffed lines can answer in an hour
 * @param chosen the waves that a manager chose, or null
 */
record Load(long people, double rate, int within, int answersPerHour, Wave chosen) {
    /** Minutes of one step of the course. */
    private static final int STEP = 5;
    /** Longer than this nobody looks ahead. */
    private static final int FARTHEST = 72 * 60;
    private static final int APART = 30;

    /** So many people at a time, so many minutes apart. */
    @RegisterForReflection
    public record Wave(int people, int minutes) {
    }

    /** At a minute after the start: contacts an hour, and how many wait for an answer. */
    record Moment(int minute, double perHour, double waiting) {
    }

    /** All who will call. */
    long contacts() {
        return Math.round(people * rate);
    }

    /** How many waves it takes; 1 when all are told at once. */
    long waves(Wave wave) {
        return wave == null ? 1 : Math.ceilDiv(people, (long) wave.people);
    }

    /** Until the last wave leaves. */
    long minutes(Wave wave) {
        return wave == null ? 0 : (waves(wave) - 1) * wave.minutes;
    }

    /** The whole course, until nobody calls and nobody waits any more, or for three days. */
    List<Moment> course(Wave wave) {
        List<Moment> course = new ArrayList<>();
        double waiting = 0;
        double answered = answersPerHour * STEP / 60.0;
        for (int minute = 0; minute <= FARTHEST; minute += STEP) {
            double come = contactsBefore(wave, minute + STEP) - contactsBefore(wave, minute);
            course.add(new Moment(minute, come * 60 / STEP, waiting));
            waiting = Math.max(0, waiting + come - answered);
            if (come < 1e-9 && waiting < 0.5 && minute >= minutes(wave))
                break;
        }
        return course;
    }

    /** Contacts until this minute, over all waves that have left by then. */
    private double contactsBefore(Wave wave, int minute) {
        long waves = waves(wave);
        // all of these have called by now: a million people in waves of fifty are twenty thousand waves
        long over = wave == null ? 0 : Math.clamp(Math.floorDiv(minute - within, wave.minutes) + 1L, 0, waves);
        double come = over == 0 ? 0 : Math.min(people, over * wave.people) * rate;
        for (long n = over; n < waves; n++) {
            long since = minute - (wave == null ? 0 : n * wave.minutes);
            if (since <= 0)
                break;
            long told = wave == null ? people : Math.min(wave.people, people - n * wave.people);
            come += told * rate * Math.min(1, since / (double) within);
        }
        return come;
    }

    double peak(Wave wave) {
        return course(wave).stream().mapToDouble(Moment::perHour).max().orElse(0);
    }

    /** What the last of the longest queue waits. */
    long worstWait(Wave wave) {
        double most = course(wave).stream().mapToDouble(Moment::waiting).max().orElse(0);
        return answersPerHour == 0 ? FARTHEST : Math.min(FARTHEST, Math.round(most * 60 / answersPerHour));
    }

    /** More call than can be answered. */
    boolean over() {
        return peak(null) > answersPerHour && worstWait(null) > 1;
    }

    /** As many every half an hour as the lines can answer in it; none where there is nobody to answer. */
    Wave suggested() {
        int each = (int) (answersPerHour * APART / 60.0 / rate);
        if (each < 1 || each >= people)
            return null;
        return new Wave(each < 100 ? each : each / 50 * 50, APART);
    }

    /** As a manager reads it. */
    String said(Wave wave) {
        return wave == null
                ? String.format(Locale.ROOT,
                        "All at once: %,d calls in %d minutes to lines that answer %,d an hour; the last waits %s.",
                        contacts(), within, answersPerHour, words(worstWait(null)))
                : String.format(Locale.ROOT,
                        "In waves of %,d every %d minutes: at most %,.0f calls an hour, the last waits %s; the last wave leaves after %s.",
                        wave.people, wave.minutes, peak(wave), words(worstWait(wave)), words(minutes(wave)));
    }

    static String words(long minutes) {
        return minutes < 1 ? "no time"
                : minutes < 120 ? minutes + " min"
                        : minutes >= FARTHEST ? "days" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
