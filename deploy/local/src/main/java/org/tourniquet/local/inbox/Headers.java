package org.tourniquet.local.inbox;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.mail.internet.MimeUtility;

/** The header lines of a mail as they stand in it, unfolded. */
record Headers(List<Line> lines) {

    record Line(String name, String raw) {

        /** As a reader would see it: encoded words decoded. */
        String value() {
            try {
                return raw.contains("=?") ? MimeUtility.decodeText(raw) : raw;
            } catch (UnsupportedEncodingException e) {
                return raw;
            }
        }
    }

    static Headers of(byte[] mail) {
        var lines = new ArrayList<Line>();
        var text = new String(mail, 0, end(mail), StandardCharsets.UTF_8).replaceAll("\r?\n(?=[ \t])", "");
        for (var line : text.split("\r?\n")) {
            int colon = line.indexOf(':');
            if (colon > 0)
                lines.add(new Line(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
        }
        return new Headers(lines);
    }

    /** Empty where there is none. */
    String first(String name) {
        return lines.stream().filter(line -> line.name().equalsIgnoreCase(name)).map(Line::value).findFirst().orElse("");
    }

    /** One entry per name; values of a repeated header stand on a line each. */
    Map<String, String> asMap() {
        var map = new LinkedHashMap<String, String>();
        lines.forEach(line -> map.merge(line.name(), line.value(), (a, b) -> a + "\n" + b));
        return map;
    }

    private static int end(byte[] mail) {
        int most = Math.min(mail.length, 256 << 10);
        for (int i = 0; i + 1 < most; i++) {
            if (mail[i] == '\n' && (mail[i + 1] == '\n' || mail[i + 1] == '\r' && i + 2 < most && mail[i + 2] == '\n'))
                return i;
        }
        return most;
    }
}
