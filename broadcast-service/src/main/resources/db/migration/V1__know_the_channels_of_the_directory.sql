-- The last public view of each channel, as the directory told it; "version" decides which event wins.
create table known_channel (
    id         uuid primary key,
    version    bigint      not null,
    retired    boolean     not null,
    view       jsonb       not null,
    changed_at timestamptz not null
);
