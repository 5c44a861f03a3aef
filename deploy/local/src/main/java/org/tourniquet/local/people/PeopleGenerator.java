package org.tourniquet.local.people;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Writes a CSV of an audience that exists nowhere: reserved example domains, numbers kept for fiction, six languages,
 * some without phone, some without mail, and wrong rows and repeated ones among them. The same seed gives the same file.
 */
public final class PeopleGenerator {

    /** What an import of the file has to report. */
    public record Expected(int rows, int accepted, int rejected, int duplicates) {
    }

    public static final String HEADER = "email,phone,name,language,region,tags,external_id,safe_contact,street";

    private static final List<String> DOMAINS = List.of("example.com", "example.org", "example.net", "mail.example",
            "post.example");
    private static final List<String> REGIONS = List.of("Old town", "Harbour", "Mill hill", "Lockside");
    private static final List<String> STREETS = List.of("Quay Street", "Rope Walk", "Mill Lane", "Ferry Road", "Tanner's Row");
    /** One wrong row after each of so many good ones; a repeated one after twice as many. */
    private static final int WRONG_AFTER = 20;

    private final Appendable out;
    private final Random random;
    private int rejected;
    private int duplicates;

    private PeopleGenerator(Appendable out, long seed) {
        this.out = out;
        this.random = new Random(seed);
    }

    /** {@code --people 5000 --seed 42}, to standard output. */
    public static void main(String... arguments) throws IOException {
        int people = (int) number(arguments, "--people", 5_000);
        try (BufferedWriter out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8))) {
            Expected expected = write(out, people, number(arguments, "--seed", 42));
            System.err.printf("%,d rows: %,d people, %,d wrong rows, %,d repeated%n", expected.rows(), expected.accepted(),
                    expected.rejected(), expected.duplicates());
        }
    }

    /** Writes so many good rows, and the wrong and repeated ones between them. */
    public static Expected write(Appendable out, int people, long seed) throws IOException {
        return new PeopleGenerator(out, seed).write(people);
    }

    private Expected write(int people) throws IOException {
        out.append(HEADER).append('\n');
        String last = "";
        for (int i = 0; i < people; i++) {
            last = good(i);
            out.append(last).append('\n');
            if (i % WRONG_AFTER == WRONG_AFTER - 1) {
                out.append(wrong(i)).append('\n');
                rejected++;
            }
            if (i % (2 * WRONG_AFTER) == WRONG_AFTER) {
                out.append(last).append('\n');
                duplicates++;
            }
        }
        return new Expected(people + rejected + duplicates, people, rejected, duplicates);
    }

    private String good(int i) {
        String language = Names.LANGUAGES.get(random.nextInt(10) < 5 ? 0 : random.nextInt(Names.LANGUAGES.size()));
        boolean phoneless = i % 5 == 3;
        boolean mailless = i % 10 == 4;
        return row(mailless ? "" : mail(i), phoneless ? "" : phone(i), Names.of(language, random), language, i);
    }

    private String row(String mail, String phone, String name, String language, int i) {
        String tags = i % 7 == 0 ? "ground-floor;elderly" : i % 3 == 0 ? "ground-floor" : "";
        return String.join(",", mail, phone, name, language, REGIONS.get(i % REGIONS.size()), tags, "R-" + (100_000 + i),
                i % 50 == 9 ? "yes" : "no", "\"" + STREETS.get(i % STREETS.size()) + ", " + (1 + i % 90) + "\"");
    }

    private String wrong(int i) {
        String mail = "wrong" + i + "@example.com";
        return switch (i / WRONG_AFTER % 8) {
            case 0 -> row("no-at-sign.example.com", "", "No At Sign", "en", i);
            case 1 -> row("", "112", "Emergency Number", "fi", i);
            case 2 -> row(mail, "1-800-FLOWERS", "Letters In Phone", "en", i);
            case 3 -> row(mail, "4.1555E+09", "Spreadsheet Damage", "fr", i);
            case 4 -> row(mail, "", "Unknown Language", "klingon", i);
            case 5 -> row("", "", "Nowhere To Reach", "hu", i);
            case 6 -> "too,few,cells";
            default -> row("two@example.com; three@example.com", "", "Two In One", "en", i);
        };
    }

    private static String mail(int i) {
        return "resident" + i + "@" + DOMAINS.get(i % DOMAINS.size());
    }

    /**
     * Each North American area code keeps 555-0100 to 555-0199 for fiction. Beyond them come the other numbers of that
     * exchange, which no telephone company serves, so that only our gateway answers: enough for a million people.
     */
    private static String phone(int i) {
        int area = AREAS[i % AREAS.length];
        int line = i / AREAS.length;
        if (line >= 9_798) {
            throw new IllegalArgumentException("There are not that many numbers that belong to nobody");
        }
        // 100 to 199 first; then 200 to 9999 without information (1212) and the one other number in use (4334)
        int number = 100 + line;
        number += number >= 1212 ? 1 : 0;
        number += number >= 4334 ? 1 : 0;
        return "+1%d555%04d".formatted(area, number);
    }

    // without 202, where the town's own numbers and its staff's are
    private static final int[] AREAS = { 201, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216, 217, 218, 219,
            224, 225,
            228, 229, 231, 234, 239, 240, 248, 251, 252, 253, 254, 256, 260, 262, 267, 269, 270, 276, 281, 301, 302, 303, 304,
            305,
            307, 308, 309, 310, 312, 313, 314, 315, 316, 317, 318, 319, 320, 321, 323, 330, 331, 334, 336, 337, 339, 347, 351,
            352, 360, 361, 385, 386, 401, 402, 404, 405, 406, 407, 408, 409, 410, 412, 413, 414, 415, 417, 419, 423, 424, 425,
            430, 432, 434, 435, 440, 442, 443, 458, 469, 470, 475, 478, 479, 480, 484, 501, 502, 503, 504, 505, 507, 508, 509,
            510, 512, 513, 515, 516, 517, 518 };

    private static long number(String[] arguments, String name, long otherwise) {
        for (int i = 0; i < arguments.length - 1; i++) {
            if (arguments[i].equals(name)) {
                return Long.parseLong(arguments[i + 1]);
            }
        }
        return otherwise;
    }
}
