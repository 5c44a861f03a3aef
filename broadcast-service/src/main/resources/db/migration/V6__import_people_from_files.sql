create table audience_import (
    id          uuid primary key,
    audience_id uuid        not null references audience on delete cascade,
    state       text        not null,
    dry_run     boolean     not null,
    country     text,
    file_hash   text        not null,
    rows        bigint      not null default 0,
    accepted    bigint      not null default 0,
    updated     bigint      not null default 0,
    rejected    bigint      not null default 0,
    duplicates  bigint      not null default 0,
    suppressed  bigint      not null default 0,
    headers     text[]      not null default '{}',
    started_by  text        not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    check (state <> 'DONE' or rows = accepted + updated + rejected + duplicates + suppressed)
);
create index audience_import_audience on audience_import (audience_id, started_at desc);

create table import_rejection (
    import_id   uuid   not null references audience_import on delete cascade,
    line        bigint not null,
    column_name text   not null,
    value       text,
    reason      text   not null,
    cells       text[] not null,
    primary key (import_id, line)
);
