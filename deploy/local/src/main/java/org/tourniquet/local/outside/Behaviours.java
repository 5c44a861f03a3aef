package org.tourniquet.local.outside;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import org.tourniquet.local.outside.Behaviour.Action;

/** The faults in force; the one asked for last decides. */
public final class Behaviours {

    private record Rule(Behaviour behaviour, Pattern pattern, AtomicInteger used, Map<String, Integer> perRecipient) {
    }

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Set<Action> known;

    public Behaviours(Set<Action> known) {
        this.known = known;
    }

    public void add(Behaviour behaviour) {
        if (!known.contains(behaviour.action()))
            throw new IllegalArgumentException("action " + behaviour.action() + " is not one of " + known);
        rules.addFirst(new Rule(behaviour, Behaviour.pattern(behaviour.recipients()), new AtomicInteger(),
                new ConcurrentHashMap<>()));
    }

    public void clear() {
        rules.clear();
    }

    public List<Behaviour> all() {
        return rules.stream().map(Rule::behaviour).toList();
    }

    /** What shall happen to a message for this recipient now; counts as one use of the rule. */
    public Optional<Behaviour> meet(String recipient) {
        return meet(recipient, known);
    }

    /** As {@link #meet(String)}, looking only at rules with one of these actions. */
    public Optional<Behaviour> meet(String recipient, Set<Action> actions) {
        for (var rule : rules) {
            if (actions.contains(rule.behaviour().action()) && rule.pattern().matcher(recipient).matches()
                    && use(rule, recipient))
                return rule.behaviour().action() == Action.ACCEPT ? Optional.empty() : Optional.of(rule.behaviour());
        }
        return Optional.empty();
    }

    /** Greylisting counts each recipient by itself, once unless told otherwise; everything else counts all uses. */
    private static boolean use(Rule rule, String recipient) {
        Integer times = rule.behaviour().times();
        if (rule.behaviour().action() == Action.GREYLIST)
            return rule.perRecipient().merge(recipient.toLowerCase(), 1, Integer::sum) <= (times == null ? 1 : times);
        return times == null || rule.used().getAndIncrement() < times;
    }
}
