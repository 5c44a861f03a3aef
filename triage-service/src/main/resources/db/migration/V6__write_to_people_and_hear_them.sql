-- The row is the outbox: an outgoing text or mail waits here until the broker has it.
create table message (
    id             uuid        primary key,
    ticket         uuid        not null references ticket on delete cascade,
    direction      text        not null,
    medium         text        not null,
    mode           text        not null,
    language       text        not null,
    sealed_address text,
    address_print  text,
    sealed_subject text,
    sealed_body    text        not null,
    author         text,
    state          text        not null,
    reason         text,
    at             timestamptz not null,
    published_at   timestamptz,
    settled_at     timestamptz
);
create index message_of_ticket on message (ticket, at);
create index message_to_publish on message (at) where state = 'REQUESTED' and published_at is null;
