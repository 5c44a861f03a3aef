package org.tourniquet.broadcast.audience;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.tourniquet.kit.look.ReadableNumber;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One address of a person over one medium, at its place in the person's own order. */
@Entity
@Table(name = "recipient_address")
public class RecipientAddress extends PanacheEntityBase {
    @Id
    private UUID id;
    @ManyToOne
    @JoinColumn(name = "recipient_id")
    private Recipient recipient;
    @Enumerated(EnumType.STRING)
    private Medium medium;
    private int position;
    private String address;
    @Column(name = "fingerprint")
    private String fingerprint;

    protected RecipientAddress() {
    }

    RecipientAddress(Recipient recipient, Medium medium, int position, String address, String fingerprint) {
        this.id = UUID.randomUUID();
        this.recipient = recipient;
        this.medium = medium;
        this.position = position;
        this.address = address;
        this.fingerprint = fingerprint;
    }

    public Medium medium() {
        return medium;
    }

    public int position() {
        return position;
    }

    public String address() {
        return address;
    }

    /** Whose it is. */
    public UUID recipientId() {
        return recipient.id();
    }

    /** As people read it. */
    public String readable() {
        return ReadableNumber.onOneLine(address);
    }

    public String fingerprint() {
        return fingerprint;
    }
}
