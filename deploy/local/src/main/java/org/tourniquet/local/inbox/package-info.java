/**
 * The mail inbox of the local suite: an SMTP server whose 250 means "on disk", a page to read in, faults on demand.
 * {@code MailInbox} is the part, {@code Smtp} and {@code Session} speak the protocol, {@code Mailbox} keeps the mails,
 * {@code InboxApi} and {@code InboxPages} show them.
 */
package org.tourniquet.local.inbox;
