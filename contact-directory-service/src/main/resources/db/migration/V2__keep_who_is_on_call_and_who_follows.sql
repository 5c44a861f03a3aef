-- How the staff is reached; addresses are sealed. place is the standing order for hours that no shift covers.
create table roster_member (
    username     text primary key,
    name         text    not null,
    sealed_mail  text,
    sealed_phone text,
    approves     boolean not null,
    place        integer
);
-- From when to when, and who is called first, second, and so on.
create table roster_shift (
    id        uuid        primary key,
    starts_at timestamptz not null,
    ends_at   timestamptz not null,
    people    text[]      not null,
    check (ends_at > starts_at and cardinality(people) > 0)
);
create index roster_shift_end on roster_shift (ends_at);
-- One row, the outbox of directory.duty-changed.v1.
create table roster (
    id                smallint    primary key check (id = 1),
    version           bigint      not null,
    published_version bigint      not null,
    changed_at        timestamptz not null
);
insert into roster (id, version, published_version, changed_at) values (1, 0, 0, now());
