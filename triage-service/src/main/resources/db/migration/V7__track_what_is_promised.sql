create table promise (
    id          uuid        primary key,
    ticket      uuid        not null references ticket on delete cascade,
    sealed_text text        not null,
    due_at      timestamptz not null,
    made_by     text        not null,
    made_at     timestamptz not null,
    kept_at     timestamptz,
    kept_by     text
);
create index promise_open on promise (due_at) where kept_at is null;
create index promise_of_ticket on promise (ticket);
