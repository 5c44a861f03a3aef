alter table audience_import
    add column charset     text,
    add column separator   text,
    add column columns     text[] not null default '{}',
    add column stage       text   not null default 'READING',
    add column bytes_read  bigint not null default 0,
    add column bytes_total bigint not null default 0,
    add column remarks     bigint not null default 0,
    add column prepared_id uuid references prepared_file on delete set null;
create index audience_import_prepared on audience_import (prepared_id) where prepared_id is not null;
create index audience_import_running on audience_import (started_at) where state = 'RUNNING';

-- The first cells of an import that were mended, or that somebody should look at; their words stay in the file.
create table import_remark (
    import_id   uuid   not null references audience_import on delete cascade,
    line        bigint not null,
    column_name text   not null,
    remark      text   not null
);
create index import_remark_import on import_remark (import_id, line);
