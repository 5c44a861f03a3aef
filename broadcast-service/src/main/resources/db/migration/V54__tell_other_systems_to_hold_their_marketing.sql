-- Who is told by a signed call when a live incident opens and closes.
create table webhook_receiver (
    id            uuid primary key,
    version       bigint      not null default 0,
    url           text        not null,
    events        text[]      not null,
    sealed_secret text        not null,
    created_by    text        not null,
    created_at    timestamptz not null,
    removed_by    text,
    removed_at    timestamptz
);
create unique index webhook_receiver_once on webhook_receiver (url) where removed_at is null;

-- One row per call owed is the outbox. The pair (incident, mode) with its check leaves a drill no way in.
create table webhook_message (
    id          uuid primary key     default uuidv7(),
    receiver_id uuid        not null references webhook_receiver,
    event       text        not null check (event in ('incident.opened', 'incident.closed', 'test')),
    incident_id uuid,
    mode        text        not null default 'LIVE' check (mode = 'LIVE'),
    body        text        not null,
    state       text        not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'GIVEN_UP')),
    attempts    int         not null default 0,
    due_at      timestamptz not null default now(),
    created_at  timestamptz not null default now(),
    ended_at    timestamptz,
    reason      text,
    check ((event = 'test') = (incident_id is null)),
    check ((state = 'WAITING') = (ended_at is null)),
    foreign key (incident_id, mode) references incident (id, mode)
);
create index webhook_message_due on webhook_message (due_at) where state = 'WAITING';
create index webhook_message_of_receiver on webhook_message (receiver_id, id);
create index webhook_message_of_incident on webhook_message (incident_id) where incident_id is not null;

create table webhook_attempt (
    id         uuid primary key     default uuidv7(),
    message_id uuid        not null references webhook_message,
    at         timestamptz not null default clock_timestamp(),
    status     int,
    problem    text,
    millis     int         not null,
    check (status is not null or problem is not null)
);
create index webhook_attempt_of on webhook_attempt (message_id, id);
