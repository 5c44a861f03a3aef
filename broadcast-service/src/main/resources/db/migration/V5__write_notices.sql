-- The pair (incident, mode) is a foreign key: a live notice cannot belong to a drill.
create table notice (
    id             uuid primary key,
    version        bigint      not null default 0,
    incident_id    uuid        not null,
    mode           text        not null check (mode in ('LIVE', 'DRILL')),
    purpose        text        not null,
    state          text        not null,
    audience_id    uuid        not null references audience,
    media          text[]      not null,
    reach          text        not null check (reach in ('EVERY', 'FIRST')),
    wordings       jsonb       not null,
    expires_at     timestamptz not null,
    next_update_at timestamptz,
    author         text        not null,
    created_at     timestamptz not null,
    submitted_at   timestamptz,
    people         int,
    content_hash   text,
    confirm_word   text,
    return_reason  text,
    approved_by    text,
    approved_at    timestamptz,
    started_at     timestamptz,
    ended_at       timestamptz,
    stop_reason    text,
    unique (id, mode),
    foreign key (incident_id, mode) references incident (id, mode),
    check (approved_by is null or approved_by <> author)
);
create index notice_incident on notice (incident_id, created_at);
create index notice_on_the_banner on notice (approved_at) where mode = 'LIVE' and approved_at is not null;
