-- What texts cost, in millionths of the currency: booked in the transaction that claims them, given back where nothing was
-- taken. "granted" counts how often a person has let it go on beyond the bound.
create table spent_on_notice (
    notice_id uuid primary key references notice,
    micros    bigint   not null default 0,
    granted   smallint not null default 0
);
create table spent_on_day (
    day     date primary key,
    micros  bigint   not null default 0,
    granted smallint not null default 0
);

-- Held by the house itself until a person lets it go on: the money is spent, or too much comes back.
create table notice_hold (
    id         uuid primary key     default uuidv7(),
    notice_id  uuid        not null references notice,
    kind       text        not null check (kind in ('SPENT_NOTICE', 'SPENT_DAY', 'BOUNCES', 'FILTERED', 'ACCOUNT')),
    why        text        not null,
    ended      bigint      not null default 0,
    bad        bigint      not null default 0,
    at         timestamptz not null default now(),
    resumed_at timestamptz
);
comment on column notice_hold.ended is 'what had come to an end by then: what is looked at after a person let it go on begins here';
create index notice_hold_of on notice_hold (notice_id, id);
