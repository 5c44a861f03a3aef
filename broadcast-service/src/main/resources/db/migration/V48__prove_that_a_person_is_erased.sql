-- Nothing of the person but, until the other services are told, the fingerprints they are known by there.
create table erasure (
    id           uuid primary key,
    recipient_id uuid        not null,
    by           text        not null,
    at           timestamptz not null,
    open_too     boolean     not null,
    gone         jsonb       not null,
    prints       text[],
    published_at timestamptz
);
create index erasure_to_publish on erasure (at) where published_at is null;
create index reply_of_sender on reply (sender);
create index delivery_of_address on delivery (fingerprint) where message_id is not null;
