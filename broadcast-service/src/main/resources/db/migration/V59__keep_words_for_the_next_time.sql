create table wording_template (
    id       uuid primary key,
    version  bigint      not null default 0,
    name     text        not null,
    wordings jsonb       not null,
    kept_by  text        not null,
    kept_at  timestamptz not null
);
create unique index wording_template_name on wording_template (lower(name));
