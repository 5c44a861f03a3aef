-- Whom a notice did not reach and somebody is to call: once per notice and person; the outbox of broadcast.person-unreached.v1.
create table unreached (
    id           uuid primary key     default uuidv7(),
    notice_id    uuid        not null references notice,
    recipient_id uuid        not null,
    reason       text        not null,
    handed_by    text        not null,
    handed_at    timestamptz not null default now(),
    published_at timestamptz,
    unique (notice_id, recipient_id)
);
create index unreached_to_publish on unreached (id) where published_at is null;
