create table protocol_version (
    key          text        not null,
    version      integer     not null,
    hash         text        not null,
    body         text        not null,
    published_at timestamptz not null,
    primary key (key, version)
);

-- An assessment is decided by the words its person saw: a published version never changes.
create function refuse_to_change_a_protocol_version() returns trigger language plpgsql as $$
begin
    raise exception 'protocol % version % is published and cannot be changed', old.key, old.version;
end $$;

create trigger protocol_version_is_frozen before update on protocol_version
    for each row execute function refuse_to_change_a_protocol_version();
