alter table protocol_version add column published_by text not null default 'system';

-- What new assessments begin with; every other published version is retired and still serves those who began with it.
create table protocol_active (
    key          text        primary key,
    version      integer     not null,
    since        timestamptz not null,
    activated_by text        not null,
    foreign key (key, version) references protocol_version
);

insert into protocol_active (key, version, since, activated_by)
select key, max(version), max(published_at), 'system' from protocol_version group by key;
