create table directory_file (
    id   uuid primary key,
    name text        not null,
    who  text        not null,
    at   timestamptz not null,
    json boolean     not null,
    body bytea       not null
);
create index directory_file_old on directory_file (at);
