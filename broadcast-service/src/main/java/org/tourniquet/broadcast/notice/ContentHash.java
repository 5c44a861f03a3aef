package org.tourniquet.broadcast.notice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;

import org.tourniquet.kit.edge.Sha256;

/** SHA-256 over everything an approval is given for: words, people, media, reach, mode, expiry and the rendering's version. */
final class ContentHash {
    /** Raise it when Rendering would make other bytes of the same wording: what was submitted before then asks again. */
    private static final String RENDERING = "5";

    private ContentHash() {
    }

    static String of(Notice notice) {
        MessageDigest digest = Sha256.fresh();
        put(digest, RENDERING, notice.mode(), notice.purpose(), notice.incident(), notice.audience(), notice.people(),
                notice.segment(), notice.ruleNow(), notice.quietHours(), notice.media(), notice.reach(),
                notice.expiresAt().toEpochMilli(),
                notice.nextUpdateAt(), notice.startAt() == null ? null : notice.startAt().toEpochMilli());
        new TreeMap<>(notice.wordings()).forEach((language, words) -> {
            put(digest, language, words.subject(), words.body(), words.sms(), words.banner(),
                    words.opening(), words.changed(), words.unknown(), words.doing(), words.you());
            words.values().forEach((name, fill) -> put(digest, name, fill.kind(), fill.text(), fill.person()));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The same over anything that is approved beforehand: the version of the rendering and these parts in their order. */
    static String over(Object... parts) {
        MessageDigest digest = Sha256.fresh();
        put(digest, RENDERING);
        put(digest, parts);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Each part with its length, so that no text can imitate the border between two. */
    private static void put(MessageDigest digest, Object... parts) {
        for (Object part : parts) {
            byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
    }
}
