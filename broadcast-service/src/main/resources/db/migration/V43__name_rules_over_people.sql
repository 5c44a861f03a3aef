-- The rule is kept as it was checked, in one way of writing. A segment that was deleted stays for the notices that name it.
create table segment (
    id         uuid primary key,
    version    bigint      not null default 0,
    name       text        not null,
    rule       text        not null check (jsonb_typeof(rule::jsonb) = 'object'),
    created_at timestamptz not null,
    created_by text        not null,
    changed_at timestamptz not null,
    deleted_at timestamptz
);
create unique index segment_name on segment (lower(name)) where deleted_at is null;

-- segment_rule: what the rule was when the notice was submitted, so that what was approved is what is sent.
alter table notice add column segment_id uuid references segment, add column segment_rule text;

-- Of a million people a rare value is found in 10 ms instead of 190; 11 and 1 MB, and no slower import was measured.
create index recipient_attributes on recipient using gin (attributes jsonb_path_ops);
create index recipient_tags on recipient using gin (tags);
