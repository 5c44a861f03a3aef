-- Off by default: of one incident, to so many silent people a day.
create table pulse (
    incident_id uuid primary key references incident,
    people      int         not null check (people between 0 and 1000),
    by          text        not null,
    at          timestamptz not null
);
-- Who was asked and what they tapped. The id is in the link, so it is random; no key to the person, who may be erased.
create table pulse_asked (
    id           uuid primary key default gen_random_uuid(),
    incident_id  uuid        not null references incident,
    recipient_id uuid        not null,
    medium       text        not null,
    asked_at     timestamptz not null,
    answer       text check (answer in ('YES', 'NO')),
    answered_at  timestamptz
);
create index pulse_asked_of_person on pulse_asked (recipient_id, asked_at);
create index pulse_asked_of_incident on pulse_asked (incident_id, asked_at);
