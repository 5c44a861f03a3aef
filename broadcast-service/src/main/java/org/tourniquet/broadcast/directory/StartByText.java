package org.tourniquet.broadcast.directory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How somebody without internet begins to be asked what comes first: by texting the code of their language to the number that
 * we read ourselves. Only where that number is one of the doors, and is not known to be down.
 */
@ApplicationScoped
public class StartByText {
    private static final String TEXT = "TEXT";
    private final String ours;

    public StartByText(@ConfigProperty(name = "tourniquet.sms.from") String ours) {
        this.ours = digits(ours);
    }

    /** The door to text to; a number that others read is none. */
    public Optional<KnownChannel> door(List<KnownChannel> channels) {
        return channels.stream().filter(channel -> TEXT.equals(channel.kind()) && !"DOWN".equals(channel.view().state()))
                .filter(channel -> !ours.isEmpty() && digits(channel.address("en")).equals(ours)).findFirst();
    }

    /** What to text: no carrier obeys it, and it says the language, so that nothing has to be asked first. */
    public static String word(String language) {
        return language.toUpperCase(Locale.ROOT);
    }

    private static String digits(String number) {
        return number == null ? "" : number.replaceAll("[^0-9]", "");
    }
}
