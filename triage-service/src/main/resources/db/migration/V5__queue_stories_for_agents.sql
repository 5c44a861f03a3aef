create table ticket (
    id             uuid        primary key,
    version        integer     not null,
    passport       text        not null unique,
    story_token    text        not null unique,
    assessment     uuid        unique,
    incident       uuid,
    mode           text        not null,
    language       text        not null,
    no_voice       boolean     not null,
    urgency        text        not null,
    reason         text        not null,
    status         text        not null,
    winner         text,
    kind           text,
    headline       text        not null,
    lane           integer     not null,
    sort_key       timestamptz not null,
    arrived_at     timestamptz not null,
    due_at         timestamptz not null,
    state          text        not null,
    taken_by       text,
    taken_at       timestamptz,
    unread_since   timestamptz,
    answered_at    timestamptz,
    closed_at      timestamptz,
    closed_by      text,
    sealed_outcome text,
    sealed_name    text,
    sealed_email   text,
    sealed_phone   text,
    email_print    text,
    phone_print    text,
    wrong_proofs   integer     not null,
    locked_until   timestamptz
);

-- "Next person" is the first row of this index that no other agent is just taking.
create index ticket_queue on ticket (lane, sort_key, id) where state = 'WAITING';
create index ticket_taken on ticket (taken_by, taken_at) where state = 'TAKEN';
create index ticket_closed on ticket (closed_at) where state = 'CLOSED';
create index ticket_phone on ticket (phone_print, arrived_at) where phone_print is not null;
create index ticket_email on ticket (email_print, arrived_at) where email_print is not null;

-- What happened to a ticket besides answers, messages and promises.
create table moment (
    id     bigint      generated always as identity primary key,
    ticket uuid        not null references ticket on delete cascade,
    at     timestamptz not null,
    kind   text        not null,
    who    text,
    detail text
);
create index moment_of_ticket on moment (ticket, at);
