package org.tourniquet.local.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;

/** Keys and passwords of one data folder: made once, kept with it, readable by its owner only. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Properties values = new Properties();

    private Secrets() {
    }

    static Secrets keptIn(Path file) throws IOException {
        var secrets = new Secrets();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                secrets.values.load(reader);
            }
        }
        boolean complete = secrets.complete();
        if (!complete) {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var writer = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1, StandardOpenOption.WRITE)) {
                secrets.values.store(writer, "Keys and passwords of this data folder; without them its data cannot be read");
            }
        }
        return secrets;
    }

    String password(String role) {
        return values.getProperty("password." + role);
    }

    String sessionKey() {
        return values.getProperty("session-key");
    }

    String fieldKey() {
        return values.getProperty("field-key");
    }

    String smsAccount() {
        return values.getProperty("sms-account");
    }

    String smsToken() {
        return values.getProperty("sms-token");
    }

    private boolean complete() {
        int before = values.size();
        for (String role : new String[] { "postgres", "directory", "broadcast", "triage" }) {
            values.putIfAbsent("password." + role, hex(20));
        }
        values.putIfAbsent("session-key", hex(32));
        values.putIfAbsent("field-key", Base64.getEncoder().encodeToString(random(32)));
        values.putIfAbsent("sms-account", "AC" + hex(16));
        values.putIfAbsent("sms-token", hex(16));
        return before == values.size();
    }

    private static String hex(int bytes) {
        return HexFormat.of().formatHex(random(bytes));
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
