package org.tourniquet.broadcast.audience;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

import org.tourniquet.broadcast.audience.ColumnMapping.Target;
import org.tourniquet.kit.edge.Problem;

/** What is stated about a file: encoding, separator, the meaning of columns by their name or place; null is to be guessed. */
record Wanted(Charset charset, Character separator, Map<String, String> byName, List<Target> byPlace) {

    static final Wanted NOTHING = new Wanted(null, null, null, null);

    ColumnMapping over(ColumnMapping guessed) {
        ColumnMapping placed = byPlace == null ? guessed : guessed.meaning(byPlace);
        return byName == null ? placed : placed.meaning(byName);
    }

    /** An encoding by its name; null for none. */
    static Charset charset(String name) {
        try {
            return name == null || name.isBlank() ? null : Charset.forName(name.strip());
        } catch (IllegalArgumentException unknown) {
            throw Problem.of(415, "encoding-unknown", "This encoding is not known");
        }
    }

    /** A separator as itself or by its name; null for none. */
    static Character separator(String text) {
        if (text == null || text.isEmpty())
            return null;
        String named = switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "comma" -> ",";
            case "semicolon" -> ";";
            case "tab", "\\t" -> "\t";
            default -> text;
        };
        if (named.length() != 1 || !SeparatorGuess.SEPARATORS.contains(named.charAt(0)))
            throw Problem.of(422, "separator-unknown", "Cells cannot be separated like this").at("/separator", "unknown",
                    "must be a comma, a semicolon, a tab or |");
        return named.charAt(0);
    }
}
