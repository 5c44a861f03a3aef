-- One draft a protocol: the version that it will become is given when it is begun.
create table protocol_draft (
    key          text        primary key,
    version      integer     not null,
    based_on     integer,
    body         text        not null,
    changed_at   timestamptz not null,
    changed_by   text        not null,
    lock_version integer     not null
);
