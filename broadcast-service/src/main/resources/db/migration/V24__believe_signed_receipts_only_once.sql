-- What the text provider told us, once per message and state, whether or not we knew the message yet.
create table receipt (
    external_id text        not null,
    state       text        not null,
    delivery_id uuid,
    attempt_id  uuid,
    error_code  int,
    orphan      boolean     not null default false,
    at          timestamptz not null default now(),
    primary key (external_id, state)
);
create index receipt_of_delivery on receipt (delivery_id);
