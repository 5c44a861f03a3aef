-- The last public view of each channel, as the directory's event told it: enough to name
-- the best open channel while the directory is down.
create table known_channel (
    id         uuid        primary key,
    version    bigint      not null,
    retired    boolean     not null,
    view       text        not null,
    changed_at timestamptz not null
);
