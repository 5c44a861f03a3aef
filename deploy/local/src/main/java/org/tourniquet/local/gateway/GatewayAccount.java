package org.tourniquet.local.gateway;

/**
 * The account that the suite has at the gateway.
 *
 * @param sid {@code AC} and 32 hexadecimal digits
 * @param token signs what the gateway sends and opens what it offers
 * @param number the organisation's own, E.164
 * @param inboundUrl where texts that people write are posted; exactly this address is signed
 */
public record GatewayAccount(String sid, String token, String number, String inboundUrl) {

    public GatewayAccount {
        if (!sid.matches("AC[0-9a-f]{32}")) {
            throw new IllegalArgumentException("An account is AC and 32 hexadecimal digits");
        }
    }
}
