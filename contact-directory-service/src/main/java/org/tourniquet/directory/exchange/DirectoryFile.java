package org.tourniquet.directory.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A file as it was read, before anybody knows whether it makes sense: rows of named cells, and what could not be read. A row
 * is the line of a CSV file, or the place of an entry in JSON-LD.
 */
record DirectoryFile(List<Row> rows, List<Wrong> wrongs) {

    static final int MOST_BYTES = 2 << 20;
    static final int MOST_ROWS = 2_000;

    /** One channel; a cell that is not there says nothing, an empty one says that there is nothing. */
    record Row(int row, Map<String, String> cells) {
    }

    /** Something wrong at a place of the file; column may be null. */
    record Wrong(int row, String column, String reason) {
    }

    static final String ID = "id";
    static final String VERSION = "version";
    static final String KIND = "kind";
    static final String NAME = "name";
    static final String ADDRESS = "address";
    static final String NEEDS = "needs";
    static final String LANGUAGES = "languages";
    static final String TIME_ZONE = "time_zone";
    static final String COUNTRY = "country";
    static final String REGION = "region";
    static final String HOURS = "hours";
    static final String HUMAN = "human_answers";
    static final String CONSTRAINTS = "constraints";
    static final String CONDITION = "condition";
    static final String WAIT = "expected_wait_seconds";

    /** Every column, in the order of the file; names and addresses also per language, as in name.fi. */
    static List<String> columns(List<String> languages) {
        List<String> columns = new ArrayList<>(List.of(ID, VERSION, KIND, NAME));
        languages.forEach(language -> columns.add(NAME + "." + language));
        columns.add(ADDRESS);
        languages.forEach(language -> columns.add(ADDRESS + "." + language));
        columns.addAll(List.of(NEEDS, LANGUAGES, TIME_ZONE, COUNTRY, REGION, HOURS, HUMAN, CONSTRAINTS, CONDITION, WAIT));
        return columns;
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }
}
