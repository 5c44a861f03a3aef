package org.tourniquet.broadcast.audience;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.tourniquet.kit.edge.Problem;

/** What each column of a file means: guessed from its name in the languages we speak, and changed by whoever knows better. */
record ColumnMapping(List<Column> columns) {
    private static final int COLUMNS = 200;

    /** What a column can be. */
    public enum Target {
        EMAIL("E-mail address"),
        PHONE("Phone number"),
        NAME("Name"),
        LANGUAGE("Language"),
        REGION("Region"),
        TAGS("Tags"),
        EXTERNAL_ID("Your own number for them"),
        SAFE_CONTACT("Contact with care (yes or no)"),
        TIME_ZONE("Time zone"),
        OPTED_OUT("Wants no messages (yes or no)"),
        ATTRIBUTE("An attribute of this name"),
        LEAVE_OUT("Leave it out");

        private final String label;

        Target(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** As the API and the first line of a file name it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A column as the file names it, what we call it, and what it means. */
    public record Column(String name, String key, Target target) {
    }

    private static final Set<Target> SEVERAL = EnumSet.of(Target.EMAIL, Target.PHONE, Target.ATTRIBUTE, Target.LEAVE_OUT);

    /** The likeliest meaning of each column of a header. */
    static ColumnMapping guess(List<String> header) {
        List<Column> columns = new ArrayList<>();
        Set<Target> taken = EnumSet.noneOf(Target.class);
        boolean ours = header.size() > 2 && header.getFirst().equals("line") && header.get(1).equals("reason");
        for (int i = 0; i < header.size(); i++) {
            String key = ColumnWords.plain(header.get(i));
            Target target = ours && i < 2 || key.isEmpty() ? Target.LEAVE_OUT : ColumnWords.meaning(key);
            if (!SEVERAL.contains(target) && !taken.add(target))
                target = Target.ATTRIBUTE;
            columns.add(new Column(header.get(i), key, target));
        }
        return new ColumnMapping(List.copyOf(columns));
    }

    /** The same columns with other meanings, in the order of the file. */
    ColumnMapping meaning(List<Target> targets) {
        List<Column> changed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++)
            changed.add(i < targets.size()
                    ? new Column(columns.get(i).name, columns.get(i).key, targets.get(i))
                    : columns.get(i));
        return new ColumnMapping(List.copyOf(changed));
    }

    /** The same columns, some with the meaning stated for their name. */
    ColumnMapping meaning(Map<String, String> stated) {
        Problem wrong = Problem.of(422, "mapping-wrong", "The columns cannot be mapped like this");
        Set<String> open = new HashSet<>(stated.keySet());
        List<Target> targets = new ArrayList<>();
        for (Column column : columns) {
            String wanted = stated.containsKey(column.name) ? stated.get(column.name) : stated.get(column.key);
            targets.add(wanted == null ? column.target : target(column, wanted, wrong));
            open.remove(column.name);
            open.remove(column.key);
        }
        open.forEach(name -> wrong.at("/mapping/" + name, "unknown-column", "is no column of this file"));
        wrong.throwIfAny();
        return meaning(targets);
    }

    private static Target target(Column column, String wanted, Problem wrong) {
        try {
            return wanted.isBlank() ? Target.LEAVE_OUT : Target.valueOf(wanted.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            wrong.at("/mapping/" + column.name, "unknown-meaning", "must be one of email, phone, name, language, region, tags, "
                    + "external_id, safe_contact, time_zone, opted_out, attribute, leave_out");
            return column.target;
        }
    }

    /** Refuses names that appear twice: nobody could say which one is meant. */
    ColumnMapping distinct() {
        Problem wrong = headerWrong();
        if (columns.size() > COLUMNS)
            wrong.at("/header", "too-many-columns", "has more than " + COLUMNS + " columns");
        Set<String> seen = new HashSet<>();
        for (Column column : columns)
            if (!column.key.isEmpty() && !seen.add(column.key))
                wrong.at("/header/" + column.key, "duplicate-column", "appears twice");
        wrong.throwIfAny();
        return this;
    }

    /** Refuses what could reach nobody, or gives a person two names. */
    ColumnMapping usable() {
        Problem wrong = headerWrong();
        if (columns.stream().noneMatch(column -> column.target == Target.EMAIL || column.target == Target.PHONE))
            wrong.at("/header", "missing-column", "needs a column email or a column phone");
        Set<Target> seen = EnumSet.noneOf(Target.class);
        for (Column column : columns)
            if (!SEVERAL.contains(column.target) && !seen.add(column.target))
                wrong.at("/header/" + column.key, "duplicate-meaning",
                        "is the second one that means “" + column.target.label + "”; only one can");
        wrong.throwIfAny();
        return this;
    }

    private static Problem headerWrong() {
        return Problem.of(422, "header-wrong", "The first line of the file is not a header that can be used");
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }
}
