package org.tourniquet.broadcast.audience;

import java.util.List;

/** A small file of made-up people and what its columns mean, for who imports for the first time. */
final class ExampleFile {
    /** A column with its meaning, and a value it may have. */
    public record Column(String name, String meaning, String example) {
    }

    static final List<Column> COLUMNS = List.of(
            new Column("email", "Where mail reaches them.", "anna@example.org"),
            new Column("phone", "Where texts reach them, with + and the country code.", "+12025550161"),
            new Column("name", "As they want to be addressed.", "Anna Virtanen"),
            new Column("language", "The language they read, as a code; English when empty.", "fi"),
            new Column("region", "Where they live, as you call it.", "Old town"),
            new Column("tags", "Anything to choose by, with semicolons between.", "ground-floor;elderly"),
            new Column("external_id", "Your own number for them; found again by it.", "C-1001"),
            new Column("safe_contact", "yes means: text only, not at night, and never mention the matter.", "no"));

    static final String CSV = """
            email,phone,name,language,region,tags,external_id,safe_contact,street
            anna@example.org,+12025550161,Anna Virtanen,fi,Old town,ground-floor;elderly,C-1001,no,"Quay Street, 1"
            bela@example.org,,Béla Nagy,hu,Harbour,,C-1002,no,Rope Walk 2
            ,+12025550163,Claire Martin,fr,Old town,,C-1003,yes,
            dina@example.org,+12025550164,دينا حداد,ar,Mill side,ground-floor,C-1004,no,Mill Lane 4
            """;

    private ExampleFile() {
    }
}
