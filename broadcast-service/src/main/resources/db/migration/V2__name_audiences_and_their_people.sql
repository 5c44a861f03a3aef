-- A person is one row however many audiences name them.
create table audience (
    id         uuid primary key,
    version    bigint      not null default 0,
    name       text        not null unique,
    everyone   boolean     not null default false,
    created_at timestamptz not null,
    created_by text        not null
);

create table recipient (
    id           uuid primary key default gen_random_uuid(),
    external_id  text unique,
    name         text,
    language     text        not null default 'en',
    region       text,
    time_zone    text,
    safe_contact boolean     not null default false,
    tags         text[]      not null default '{}',
    attributes   jsonb       not null default '{}',
    created_at   timestamptz not null,
    updated_at   timestamptz not null
);

-- "position" is the person's own order over all media: 1 is tried first when a notice reaches FIRST.
create table recipient_address (
    id           uuid primary key default gen_random_uuid(),
    recipient_id uuid not null references recipient on delete cascade,
    medium       text not null check (medium in ('EMAIL', 'SMS')),
    position     int  not null,
    address      text not null,
    fingerprint  text not null,
    unique (recipient_id, medium, position)
);
create index recipient_address_fingerprint on recipient_address (fingerprint, medium);

create table membership (
    audience_id  uuid not null references audience on delete cascade,
    recipient_id uuid not null references recipient on delete cascade,
    primary key (audience_id, recipient_id)
);
create index membership_recipient on membership (recipient_id);

-- Who is in an audience, "everyone" included: what a fan-out pages through by recipient_id.
create view audience_member as
    select audience_id, recipient_id from membership
    union all
    select a.id, r.id from audience a cross join recipient r where a.everyone;

insert into audience (id, name, everyone, created_at, created_by)
values ('00000000-0000-4000-8000-0000000000e0', 'Everyone imported', true, now(), 'tourniquet');
