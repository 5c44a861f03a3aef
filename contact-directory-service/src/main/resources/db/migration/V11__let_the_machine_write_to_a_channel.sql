alter table channel_proof add column by_message boolean not null default false;
alter table channel_proof add column answer_within_minutes integer;

-- What the machine wrote to a channel's own address to see whether it answers; the outbox of directory.message-requested.v1.
create table channel_probe (
    id             uuid        primary key,
    channel_id     uuid        not null references channel,
    medium         text        not null,
    print          text        not null,
    sealed_address text        not null,
    sealed_subject text,
    sealed_body    text        not null,
    at             timestamptz not null,
    deadline       timestamptz not null,
    published_at   timestamptz,
    taken_at       timestamptz,
    ended_at       timestamptz
);
create unique index channel_probe_open on channel_probe (channel_id) where ended_at is null;
create index channel_probe_to_publish on channel_probe (at, id) where published_at is null and ended_at is null;
create index channel_probe_print on channel_probe (print, at desc);
