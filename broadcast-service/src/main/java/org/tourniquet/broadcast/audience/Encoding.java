package org.tourniquet.broadcast.audience;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The encodings in which files of people come, as the page names them. */
public enum Encoding {
    UTF_8(StandardCharsets.UTF_8, "UTF-8"),
    UTF_16LE(StandardCharsets.UTF_16LE, "UTF-16, low byte first"),
    UTF_16BE(StandardCharsets.UTF_16BE, "UTF-16, high byte first"),
    WINDOWS_1252(Charset.forName("windows-1252"), "Windows-1252, Western Europe"),
    ISO_8859_2(Charset.forName("ISO-8859-2"), "ISO-8859-2, Central Europe"),
    /** What a Hungarian spreadsheet really writes; like ISO-8859-2 but for typographic marks. */
    WINDOWS_1250(Charset.forName("windows-1250"), "Windows-1250, Central Europe");

    private final Charset charset;
    private final String label;

    Encoding(Charset charset, String label) {
        this.charset = charset;
        this.label = label;
    }

    Charset charset() {
        return charset;
    }

    public String charsetName() {
        return charset.name();
    }

    public String label() {
        return label;
    }

    static Optional<Encoding> of(Charset charset) {
        return Arrays.stream(values()).filter(each -> each.charset.equals(charset)).findFirst();
    }

    /** One byte of an encoding that has one byte a letter; 0 where the byte means nothing in a text. */
    char letter(int unit) {
        char letter = new String(new byte[] { (byte) unit }, charset).charAt(0);
        return letter == '\uFFFD' || unit >= 0x80 && Character.isISOControl(letter) ? 0 : letter;
    }
}
