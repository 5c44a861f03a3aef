-- Inbound texts, once per provider id; those that are no opt-out are the outbox of broadcast.reply-received.v1.
create table reply (
    id             uuid primary key     default uuidv7(),
    external_id    text        not null unique,
    medium         text        not null,
    sender         text        not null,
    sealed_address text        not null,
    sealed_body    text        not null,
    keyword        text,
    received_at    timestamptz not null,
    published_at   timestamptz
);
create index reply_to_publish on reply (id) where published_at is null and keyword is null;
