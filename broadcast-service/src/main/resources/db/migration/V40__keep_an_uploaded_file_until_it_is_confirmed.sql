-- A file that came by the page: its bytes stay here, in parts, while its reading is looked at and until it is imported.
create table prepared_file (
    id          uuid primary key,
    audience_id uuid        not null references audience on delete cascade,
    file_name   text,
    file_hash   text        not null,
    bytes       bigint      not null,
    charset     text        not null,
    sure        boolean     not null,
    possible    text[]      not null default '{}',
    words       text[]      not null default '{}',
    separator   text,
    country     text,
    columns     text[],
    uploaded_by text        not null,
    uploaded_at timestamptz not null
);
create index prepared_file_age on prepared_file (uploaded_at);

create table prepared_part (
    prepared_id uuid  not null references prepared_file on delete cascade,
    n           int   not null,
    bytes       bytea not null,
    primary key (prepared_id, n)
);
alter table prepared_part alter column bytes set storage external;
