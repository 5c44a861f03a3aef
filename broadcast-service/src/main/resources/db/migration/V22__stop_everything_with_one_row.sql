-- One row, part of every claim: whoever is on duty can silence the whole service at once, with the broker down too.
create table kill_switch (
    one     boolean primary key default true check (one),
    pressed boolean     not null default false,
    reason  text,
    by      text,
    at      timestamptz not null default now()
);
insert into kill_switch default values;
