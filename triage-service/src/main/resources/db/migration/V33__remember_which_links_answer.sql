create table known_link (
    url        text        primary key,
    state      text        not null,
    reason     text,
    failures   integer     not null,
    checked_at timestamptz not null,
    alive_at   timestamptz,
    dead_since timestamptz
);
create index known_link_state on known_link (state);
