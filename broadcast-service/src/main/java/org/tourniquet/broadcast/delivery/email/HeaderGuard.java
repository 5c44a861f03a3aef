package org.tourniquet.broadcast.delivery.email;

/** Keeps what comes from people out of the structure of a mail: a header value is one line, an address is one address. */
final class HeaderGuard {
    /** As long as a line of a mail may be. */
    private static final int LINE = 998;

    private HeaderGuard() {
    }

    /** A header value without any control character, or not at all. */
    static String value(String value) {
        if (value.length() > LINE || value.chars().anyMatch(Character::isISOControl) || value.indexOf('\u2028') >= 0
                || value.indexOf('\u2029') >= 0)
            throw new IllegalArgumentException("it holds a character that no header may hold");
        return value;
    }

    /** One address, as it goes to the server; what could be read as two, or as more than an address, is refused. */
    static String address(String address) {
        value(address);
        int at = address.lastIndexOf('@');
        boolean plain = at > 0 && at < address.length() - 1 && address.indexOf('@') == at && address.length() <= 254;
        if (!plain || !address.chars().allMatch(HeaderGuard::inAddress))
            throw new IllegalArgumentException("it is not an address that mail can be sent to");
        return address;
    }

    private static boolean inAddress(int character) {
        return character > 32 && character < 127 && ",;:<>()[]\\\"".indexOf(character) < 0;
    }
}
