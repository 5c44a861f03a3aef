-- A message to one person: a ticket's answer, a page to staff. Its words and address are sealed.
create table one_person_message (
    id             uuid primary key,
    requester      text        not null check (requester in ('triage', 'broadcast')),
    mode           text        not null check (mode in ('LIVE', 'DRILL')),
    purpose        text        not null,
    medium         text        not null check (medium in ('EMAIL', 'SMS')),
    language       text        not null,
    incident_id    uuid,
    ticket         uuid,
    sealed_address text        not null,
    sealed_subject text,
    sealed_body    text        not null,
    requested_at   timestamptz not null,
    expires_at     timestamptz not null,
    unique (id, mode)
);

alter table notice add constraint notice_in_its_mode unique (id, mode);

-- One row per notice, recipient and medium is the outbox: what is QUEUED is offered to the topics until it is claimed.
-- No foreign key to the recipient: the account of who was told outlives the person's erasure.
-- The two checks on "mode" and both foreign keys make it impossible for a drill's row to be sent.
create table delivery (
    id            uuid primary key     default uuidv7(),
    notice_id     uuid,
    message_id    uuid,
    recipient_id  uuid,
    mode          text        not null check (mode in ('LIVE', 'DRILL')),
    medium        text        not null check (medium in ('EMAIL', 'SMS')),
    lane          text        not null check (lane in ('URGENT', 'BULK', 'REHEARSAL')),
    alone         boolean     not null default true,
    fingerprint   text,
    state         text        not null,
    reason        text,
    due_at        timestamptz not null default now(),
    offered_until timestamptz,
    next_offer    timestamptz generated always as (greatest(due_at, offered_until)) stored,
    expires_at    timestamptz not null,
    attempts      smallint    not null default 0,
    attempt_id    uuid,
    lease_until   timestamptz,
    again         boolean     not null default false,
    unknown_since timestamptz,
    absent_since  timestamptz,
    external_id   text,
    accepted_at   timestamptz,
    changed_at    timestamptz not null default now(),
    unique (notice_id, recipient_id, medium),
    unique (message_id),
    foreign key (notice_id, mode) references notice (id, mode),
    foreign key (message_id, mode) references one_person_message (id, mode),
    check ((notice_id is null) <> (message_id is null)),
    check (state in ('QUEUED', 'SENDING', 'ACCEPTED', 'DELIVERED', 'FAILED', 'UNKNOWN', 'SUPPRESSED', 'REHEARSED')),
    check ((mode = 'DRILL') = (lane = 'REHEARSAL')),
    check (mode = 'LIVE' or state in ('QUEUED', 'REHEARSED', 'FAILED', 'SUPPRESSED')),
    check (state in ('QUEUED', 'SENDING', 'ACCEPTED', 'DELIVERED', 'UNKNOWN', 'REHEARSED') or reason is not null),
    check (state <> 'SENDING' or (attempt_id is not null and lease_until is not null))
);
comment on column delivery.alone is 'the only row that can be open for its person at a time; else person_open counts them';
comment on column delivery.again is 'a mail whose end was unclear, sent once more with the same Message-ID';
create index delivery_waiting on delivery (lane, medium, next_offer, id) where state = 'QUEUED';
create index delivery_in_hand on delivery (lease_until) where state = 'SENDING';
create index delivery_unclear on delivery (unknown_since) where state = 'UNKNOWN';
create index delivery_external on delivery (external_id) where medium = 'SMS';
create index delivery_of_notice on delivery (notice_id, id);
create index delivery_not_reached on delivery (notice_id, state, id) where state in ('FAILED', 'SUPPRESSED', 'UNKNOWN');
create index delivery_of_person on delivery (recipient_id);
