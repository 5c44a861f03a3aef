package org.tourniquet.broadcast.delivery.mailbox;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The mailbox that bounces and answers come to; without a host nothing is read. */
@ConfigMapping(prefix = "tourniquet.mailbox")
interface MailboxConfig {
    /** How a connection is kept from others' eyes. */
    enum Security {
        TLS,
        STARTTLS,
        /** On one's own machine only. */
        NONE
    }

    /** The IMAP server. */
    Optional<String> host();

    /** Its port. */
    @WithDefault("993")
    int port();

    /** How the connection is secured. */
    @WithDefault("TLS")
    Security security();

    /** Who signs in; without it nothing is read. */
    Optional<String> user();

    /** And with what. */
    Optional<String> password();

    /** Where new mails are. */
    @WithDefault("INBOX")
    String folder();

    /** Where mails go that were taken in; without it they stay and are marked as read. */
    Optional<String> done();

    /** How often it is looked at. */
    @WithDefault("20s")
    Duration every();

    /** How long the server may be silent. */
    @WithDefault("15s")
    Duration patience();

    /** How long one look may take, however slowly the server speaks. */
    @WithDefault("2m")
    Duration look();

    /** Mails taken in at one look. */
    @WithDefault("500")
    int atOnce();

    default boolean set() {
        return host().filter(host -> !host.isBlank()).isPresent() && user().filter(user -> !user.isBlank()).isPresent();
    }
}
