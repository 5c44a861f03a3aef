-- Only words differ from the version they belong to, never the logic; an assessment keeps the words it began with.
create table protocol_revision (
    key          text        not null,
    version      integer     not null,
    revision     integer     not null check (revision > 0),
    hash         text        not null,
    body         text        not null,
    published_at timestamptz not null,
    published_by text        not null,
    primary key (key, version, revision),
    foreign key (key, version) references protocol_version on delete cascade
);

create function refuse_to_change_a_protocol_revision() returns trigger language plpgsql as $$
begin
    raise exception 'protocol % version % revision % is published and cannot be changed', old.key, old.version, old.revision;
end $$;

create trigger protocol_revision_is_frozen before update on protocol_revision
    for each row execute function refuse_to_change_a_protocol_revision();
