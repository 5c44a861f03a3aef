-- Each account at a provider: its token bucket, shared by every instance, and its breaker. Several may serve one medium,
-- asked in the order of their positions. "paused_until" is a rest, asked for by the provider or given by the breaker.
create table provider_account (
    name         text primary key,
    medium       text             not null check (medium in ('EMAIL', 'SMS')),
    position     smallint         not null,
    tokens       double precision not null default 0,
    filled_at    timestamptz      not null default now(),
    paused_until timestamptz,
    paused_why   text,
    breaker      text             not null default 'CLOSED' check (breaker in ('CLOSED', 'OPEN', 'HALF_OPEN')),
    failures     int              not null default 0,
    openings     int              not null default 0,
    needs_person boolean          not null default false,
    opened_at    timestamptz,
    closed_at    timestamptz,
    told_at      timestamptz
);
comment on column provider_account.failures is 'in a row, without any answer between them';
comment on column provider_account.openings is 'in a row: each rest is longer than the one before';
comment on column provider_account.told_at is 'when the person on duty was told that it is down; cleared when told that it is back';

-- What we measured ourselves, minute by minute.
create table provider_minute (
    name     text        not null,
    minute   timestamptz not null,
    accepted int         not null default 0,
    refused  int         not null default 0,
    later    int         not null default 0,
    failed   int         not null default 0,
    millis   bigint      not null default 0,
    primary key (name, minute)
);

-- Who took it, so that evidence and receipts are asked of the one who can know.
alter table delivery add column provider text;

drop table allowance;
