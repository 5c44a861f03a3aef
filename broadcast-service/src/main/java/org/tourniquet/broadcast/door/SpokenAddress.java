package org.tourniquet.broadcast.door;

import java.util.stream.Collectors;

import org.tourniquet.kit.look.ReadableNumber;

/**
 * An address as a voice says it: a number digit by digit with a breath between its groups, a web address without its scheme.
 */
final class SpokenAddress {

    private SpokenAddress() {
    }

    static String of(String address) {
        if (address.matches("[+]?[0-9]{2,15}"))
            return digits(ReadableNumber.of(address));
        return address.replaceFirst("^https?://", "").replaceFirst("/$", "");
    }

    private static String digits(String readable) {
        return java.util.Arrays.stream(readable.split("[ -]+"))
                .map(group -> group.chars().mapToObj(Character::toString).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
    }
}
