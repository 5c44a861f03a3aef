-- "value" is the organisation's own, or what stands in where a person has none.
create table wording_field (
    name    text primary key check (name ~ '^[A-Za-z][A-Za-z0-9_-]{0,39}$'),
    kind    text   not null check (kind in ('TEXT', 'NUMBER', 'TIME', 'PHONE', 'LINK', 'CHOICE')),
    source  text   not null check (source in ('ORGANISATION', 'PERSON', 'NOTICE')),
    value   text,
    choices text[] not null default '{}'
);
