-- An address somebody typed, until six digits prove that it is theirs; code, link and place are fingerprints only.
create table subscription_wish (
    id             uuid primary key,
    incident_id    uuid        not null references incident,
    medium         text        not null check (medium in ('EMAIL', 'SMS')),
    sealed_address text        not null,
    fingerprint    text        not null,
    language       text        not null,
    code_print     text        not null,
    link_print     text        not null unique,
    place_print    text        not null,
    tries          int         not null default 0,
    asked_at       timestamptz not null,
    good_until     timestamptz not null,
    confirmed_at   timestamptz
);
create index subscription_wish_of_address on subscription_wish (fingerprint, asked_at);
create index subscription_wish_from_place on subscription_wish (place_print, asked_at);
create index subscription_wish_lately on subscription_wish (asked_at);

-- Consent: who, to what, over what, when asked and when proved.
create table subscription (
    incident_id  uuid        not null references incident,
    recipient_id uuid        not null references recipient on delete cascade,
    medium       text        not null,
    language     text        not null,
    asked_at     timestamptz not null,
    confirmed_at timestamptz not null,
    primary key (incident_id, recipient_id, medium)
);
create index subscription_of_person on subscription (recipient_id);

insert into audience (id, name, everyone, created_at, created_by)
values ('00000000-0000-4000-8000-0000000000e1', 'People who subscribed', false, now(), 'tourniquet')
on conflict do nothing;
