-- The directory's roster as it last told it: one row. Addresses stay sealed as they travel.
create table known_roster (
    id         smallint    primary key check (id = 1),
    version    bigint      not null,
    members    jsonb       not null,
    shifts     jsonb       not null,
    heard_at   timestamptz not null
);
