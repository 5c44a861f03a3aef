-- What relays and mailbox providers tell us about mails they took: once per mail of theirs, and once per delivery and kind.
-- Nothing personal: the reason is stripped of addresses, and the recipient is the fingerprint.
create table bounce (
    id          uuid primary key     default uuidv7(),
    mail        text        not null unique,
    kind        text        not null check (kind in ('HARD', 'SOFT', 'COMPLAINT')),
    ended       boolean     not null,
    status      text,
    reason      text        not null,
    delivery_id uuid,
    fingerprint text,
    at          timestamptz not null default now()
);
comment on column bounce.ended is 'the relay has given up; false: it only says that it still tries';
comment on column bounce.delivery_id is 'null: it could not be proved to be about a mail of ours, and changed nothing';
create unique index bounce_once on bounce (delivery_id, kind, ended) where delivery_id is not null;
create index bounce_of_address on bounce (fingerprint, at) where kind = 'SOFT' and ended;

-- Where a silence comes from, in words a person reads; and who lifted it, when, why.
alter table suppression add column source text;
create index suppression_by_time on suppression (at, id);
create table suppression_lifted (
    id          uuid primary key     default uuidv7(),
    fingerprint text        not null,
    medium      text        not null,
    reason      text        not null,
    source      text,
    at          timestamptz not null,
    lifted_by   text        not null,
    because     text        not null,
    lifted_at   timestamptz not null default now()
);
create index suppression_lifted_of on suppression_lifted (fingerprint);
