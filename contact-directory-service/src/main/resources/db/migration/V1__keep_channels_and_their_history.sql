create table channel (
    id                    uuid primary key,
    version               integer     not null,
    kind                  text        not null,
    names                 jsonb       not null,
    addresses             jsonb       not null,
    needs                 text[]      not null,
    rank                  jsonb       not null,
    languages             text[]      not null,
    time_zone             text        not null,
    country               text        not null,
    region                text,
    hours                 text        not null,
    human_answers         boolean     not null,
    constraints           text[]      not null,
    condition             text        not null,
    expected_wait_seconds integer,
    retired               boolean     not null default false,
    changed_at            timestamptz not null,
    state                 text        not null,
    known_until           date        not null,
    -- the row is the outbox: what is newer than this has not been told to the others
    published_version     integer     not null default 0
);

create index channel_not_yet_published on channel (changed_at) where published_version < version;

-- only ever added to: it answers what a channel said at any past minute
create table channel_change (
    id         uuid primary key,
    channel_id uuid        not null references channel,
    version    integer     not null,
    at         timestamptz not null,
    who        text        not null,
    verb       text        not null,
    said       jsonb       not null,
    unique (channel_id, version)
);
