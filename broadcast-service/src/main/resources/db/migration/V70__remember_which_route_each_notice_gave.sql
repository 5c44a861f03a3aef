-- Which channel each notice named, with the address as it stood there when it was let out.
create table notice_route (
    notice_id   uuid   not null references notice,
    channel_id  uuid   not null,
    version     bigint not null,
    address     text   not null,
    answered_by uuid references notice,
    primary key (notice_id, channel_id)
);
create index notice_route_unanswered on notice_route (channel_id) where answered_by is null;

-- A route that people were given does not lead to us any more; over when it does again, or when they were told.
create table route_alarm (
    incident_id uuid        not null references incident,
    channel_id  uuid        not null,
    kind        text        not null check (kind in ('MOVED', 'RETIRED', 'DOWN')),
    people      bigint      not null,
    raised_at   timestamptz not null,
    over_at     timestamptz,
    primary key (incident_id, channel_id, raised_at)
);
create unique index route_alarm_open on route_alarm (incident_id, channel_id) where over_at is null;
