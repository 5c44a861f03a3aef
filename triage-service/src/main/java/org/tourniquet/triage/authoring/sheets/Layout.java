package org.tourniquet.triage.authoring.sheets;

import static org.tourniquet.triage.authoring.sheets.Column.Kind.NAME;
import static org.tourniquet.triage.authoring.sheets.Column.Kind.NUMBER;
import static org.tourniquet.triage.authoring.sheets.Column.Kind.TEXTS;
import static org.tourniquet.triage.authoring.sheets.Column.Kind.WORD;
import static org.tourniquet.triage.authoring.sheets.Column.Kind.WORDS;
import static org.tourniquet.triage.authoring.sheets.Column.Kind.YES_NO;

import java.util.List;
import java.util.Optional;

/**
 * The sheets of a protocol and their columns. {@code settings}, {@code survey} and {@code choices} are those of XLSForm
 * (https://xlsform.org), which ignores what else stands there.
 */
record Layout(String name, List<Column> columns) {

    /** Names the lists and texts that are there but empty, since an empty cell means that nothing is there. */
    static final String EMPTY = "empty";

    private static final Column NOTHING = Column.own(EMPTY);

    static final Layout SETTINGS = new Layout("settings", List.of(Column.own("form_title"),
            new Column("form_id", "key", WORD), new Column("version", "version", NUMBER), Column.own("default_language"),
            new Column("locales", "locales", WORDS), new Column("signed_off", "signedOff", WORDS),
            new Column("situation", "situation", TEXTS), new Column("status", "status", NAME),
            new Column("unit", "unit", WORD), new Column("tie_break", "tieBreak", WORDS),
            new Column("max_questions", "limits/maxQuestions", NUMBER),
            new Column("unknown_streak", "limits/unknownStreak", NUMBER),
            new Column("session_ttl", "limits/sessionTtl", WORD), new Column("silence_alert", "limits/silenceAlert", WORD),
            new Column("schema", "$schema", WORD), NOTHING));

    static final Layout SURVEY = new Layout("survey", List.of(Column.own("type"), new Column("name", "id", WORD),
            new Column("label", "text", TEXTS), new Column("hint", "help", TEXTS), Column.own("relevant"),
            Column.own("choice_filter"), new Column("phase", "phase", NAME), new Column("question_type", "type", NAME),
            new Column("dimension", "dimension", NAME), new Column("issue", "issue", WORD),
            new Column("options_from", "optionsFrom", NAME), new Column("dont_know", "unknown/allowed", YES_NO),
            new Column("dont_know_points", "unknown/points", NUMBER), new Column("cost", "cost", NUMBER),
            new Column("text_message", "sms", TEXTS), new Column("why", "why", TEXTS), NOTHING));

    static final Layout CHOICES = new Layout("choices", List.of(Column.own("list_name"), new Column("name", "id", WORD),
            new Column("label", "label", TEXTS), new Column("level", "level", NUMBER), Column.own("automatic"), NOTHING));

    static final Layout ISSUES = new Layout("issues", List.of(new Column("id", "id", WORD),
            new Column("label", "label", TEXTS), new Column("kind", "kind", WORD),
            new Column("base_points", "basePoints", NUMBER), new Column("min_urgency", "minUrgency", NAME),
            new Column("binds_flag", "bindsFlag", WORD), new Column("story_tag", "storyTag", WORD), NOTHING));

    static final Layout WAYS = new Layout("ways", List.of(Column.own("issue"), new Column("id", "id", WORD),
            new Column("label", "label", TEXTS), new Column("time_to_relief", "timeToRelief", NAME), NOTHING));

    static final Layout STEPS = new Layout("steps", List.of(Column.own("issue"), Column.own("way"),
            new Column("text", "", TEXTS)));

    static final Layout COMPLICATIONS = new Layout("complications", List.of(Column.own("issue"),
            new Column("text", "", TEXTS)));

    static final Layout LINKS = new Layout("links", List.of(Column.own("issue"), new Column("label", "label", TEXTS),
            new Column("url", "url", WORD), new Column("url", "url", TEXTS), new Column("checked", "checked", WORD), NOTHING));

    static final Layout INFLUENCE = new Layout("influence", List.of(new Column("from", "from", WORD),
            new Column("to", "to", WORD), new Column("strength", "strength", NUMBER), new Column("within", "within", NAME),
            new Column("sentence", "sentence", TEXTS), NOTHING));

    static final Layout FLAGS = new Layout("flags", List.of(new Column("id", "id", WORD), new Column("rank", "rank", NUMBER),
            new Column("urgency", "urgency", NAME), new Column("route", "route", NAME), new Column("issue", "issue", WORD),
            Column.own("when"), new Column("message", "message", TEXTS), NOTHING));

    static final Layout FLAG_STEPS = new Layout("flag_steps", List.of(Column.own("flag"), new Column("text", "", TEXTS)));

    /** Columns level_0, level_1, … are added as far as they are needed. */
    static final Layout POINTS = new Layout("points", List.of(Column.own("dimension"), new Column("pick", "pick", NUMBER),
            new Column("propagates", "propagates", YES_NO), NOTHING));

    static final Layout TABLES = new Layout("tables", List.of(Column.own("table"), Column.own("name"), Column.own("value")));

    static final List<Layout> ALL = List.of(SETTINGS, SURVEY, CHOICES, ISSUES, WAYS, STEPS, COMPLICATIONS, LINKS, INFLUENCE,
            FLAGS, FLAG_STEPS, POINTS, TABLES);

    /** Without these there is no protocol to read. */
    static final List<Layout> NEEDED = List.of(SETTINGS, SURVEY, ISSUES, POINTS);

    static final String LEVEL = "level_";

    static Optional<Layout> of(String sheet) {
        return ALL.stream().filter(layout -> layout.name.equals(sheet)).findFirst();
    }

    Optional<Column> plain(String header) {
        return columns.stream().filter(c -> c.header().equals(header) && c.kind() != TEXTS).findFirst();
    }

    Optional<Column> texts(String header) {
        return columns.stream().filter(c -> c.header().equals(header) && c.kind() == TEXTS).findFirst();
    }

    /** Cells of this column are numbers, so a spreadsheet program can count with them. */
    boolean counts(String header) {
        return header.startsWith(LEVEL) && this == POINTS
                || plain(header).filter(c -> c.kind() == NUMBER).isPresent() && this != SETTINGS;
    }
}
