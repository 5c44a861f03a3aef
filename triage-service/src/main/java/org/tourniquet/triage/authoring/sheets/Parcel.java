package org.tourniquet.triage.authoring.sheets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.tourniquet.kit.edge.Problem;

/** An uploaded zip, unpacked within limits: what it says about its own size is not believed. */
final class Parcel {

    private static final int MOST_FILES = 300;
    private static final int MOST_BYTES = 20 * 1024 * 1024;

    private Parcel() {
    }

    /** Every file in it by its name; nothing is written anywhere under these names. */
    static Map<String, byte[]> unpacked(byte[] zip) {
        try {
            Path file = Files.createTempFile("upload", ".zip");
            try {
                Files.write(file, zip);
                return unpacked(file);
            } finally {
                Files.delete(file);
            }
        } catch (ZipException broken) {
            throw Problem.of(415, "not-a-spreadsheet", "This file cannot be opened")
                    .detail("It is damaged, or protected with a password. Save it once more without one and upload that.");
        } catch (IOException e) {
            throw new IllegalStateException("an upload cannot be unpacked", e);
        }
    }

    private static Map<String, byte[]> unpacked(Path file) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        int left = MOST_BYTES;
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_FILES)
                throw tooLarge(
                        "It holds " + zip.size() + " files; a spreadsheet of a protocol has at most " + MOST_FILES + ".");
            for (var entries = zip.entries(); entries.hasMoreElements();) {
                var entry = entries.nextElement();
                if (entry.isDirectory())
                    continue;
                byte[] bytes;
                try (InputStream in = zip.getInputStream(entry)) {
                    bytes = in.readNBytes(left + 1);
                }
                if (bytes.length > left)
                    throw tooLarge("Unpacked it is larger than " + MOST_BYTES / 1024 / 1024 + " MB.");
                left -= bytes.length;
                if (kept(entry.getName()))
                    files.put(entry.getName(), bytes);
                else
                    files.put(entry.getName(), new byte[0]);
            }
        }
        return files;
    }

    /** Pictures and the like are of no use, so they do not stay in memory. */
    private static boolean kept(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(xml|rels|csv)|mimetype");
    }

    static byte[] packed(Map<String, byte[]> files, int level) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.setLevel(level);
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    static byte[] packed(Map<String, byte[]> files) {
        return packed(files, Deflater.DEFAULT_COMPRESSION);
    }

    static Problem tooLarge(String why) {
        return Problem.of(413, "too-large", "This spreadsheet is too large for a protocol").detail(why
                + " Take out what does not belong to the protocol, pictures and other sheets too.");
    }
}
