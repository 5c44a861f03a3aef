create table channel_proof (
    channel_id               uuid primary key references channel,
    every_minutes            integer,
    expected_text            text,
    unproved_after_hours     integer,
    overloaded_after_seconds integer,
    since                    timestamptz not null,
    last_good                timestamptz,
    last_at                  timestamptz,
    doubt                    integer     not null,
    wait_seconds             integer,
    next_at                  timestamptz
);
create index channel_proof_due on channel_proof (next_at) where next_at is not null;

-- only ever added to
create table channel_check (
    id           uuid primary key,
    channel_id   uuid        not null references channel,
    at           timestamptz not null,
    who          text        not null,
    outcome      text        not null,
    wait_seconds integer,
    note         text
);
create index channel_check_latest on channel_check (channel_id, at desc);

-- what the tests say, beside what an editor says
alter table channel add column found text not null default 'WORKS';
alter table channel add column measured_wait_seconds integer;
alter table channel add column proved_at timestamptz;
