package org.tourniquet.local.gateway;

/** How many parts a text takes on the way: 160 or 153 units in GSM 03.38, 70 or 67 in UCS-2. */
final class Parts {

    private static final String GSM = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    private Parts() {
    }

    static int of(String body) {
        int units = 0;
        for (char c : body.toCharArray()) {
            if (EXTENSION.indexOf(c) >= 0) {
                units += 2;
            } else if (GSM.indexOf(c) >= 0) {
                units++;
            } else {
                return parts(body.length(), 70, 67);
            }
        }
        return parts(units, 160, 153);
    }

    private static int parts(int units, int alone, int joined) {
        return units <= alone ? 1 : (units + joined - 1) / joined;
    }
}
