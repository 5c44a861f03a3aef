package org.tourniquet.directory.finder;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.directory.finder.InUse.Read;

/**
 * The answers of this state of the directory. However many ask at once, an answer is made once; it is gone with the minute or
 * the change that makes it untrue, and all together never take more memory than a few hundred pages.
 */
@ApplicationScoped
class SaidLately {

    private static final long MOST_BYTES = 16L << 20;

    private final Map<Question, Answer> answers = new ConcurrentHashMap<>();
    private final ReentrantLock[] makers = Stream.generate(ReentrantLock::new).limit(32).toArray(ReentrantLock[]::new);
    private long bytes;
    private Read of;

    /** What is still true; null when it has to be made. */
    Answer still(Question question, Read read, Instant now) {
        Answer answer = answers.get(question);
        return answer != null && answer.of() == read && now.isBefore(answer.until()) ? answer : null;
    }

    /** The words are of this moment and this state of the directory. */
    Answer of(Question question, Read read, Instant now, String type, Supplier<String> words) {
        ReentrantLock maker = makers[Math.floorMod(question.hashCode(), makers.length)];
        maker.lock();
        try {
            Answer known = still(question, read, now);
            if (known != null)
                return known;
            Answer made = Answer.of(read, type, words.get(), Fresh.until(read.channels(), now));
            keep(question, made);
            return made;
        } finally {
            maker.unlock();
        }
    }

    long bytes() {
        return answers.values().stream().mapToLong(Answer::size).sum();
    }

    private synchronized void keep(Question question, Answer answer) {
        if (of != answer.of() || bytes + answer.size() > MOST_BYTES) {
            answers.clear();
            bytes = 0;
            of = answer.of();
        }
        Answer before = answers.put(question, answer);
        bytes += answer.size() - (before == null ? 0 : before.size());
    }
}
