-- The token bucket of one provider account, shared by every instance of the service; a 429 or a breaker pauses the account.
create table allowance (
    medium       text primary key check (medium in ('EMAIL', 'SMS')),
    tokens       double precision not null default 0,
    filled_at    timestamptz      not null default now(),
    paused_until timestamptz,
    paused_why   text
);
insert into allowance (medium) values ('EMAIL'), ('SMS');
