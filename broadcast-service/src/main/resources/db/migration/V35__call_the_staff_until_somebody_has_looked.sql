-- An alert of triage's, and how many of the staff were called for it; next_at is empty when there is nobody left to call.
create table staff_alert (
    id        uuid        primary key,
    kind      text        not null,
    ticket    uuid        not null,
    mode      text        not null,
    raised_at timestamptz not null,
    seen_at   timestamptz,
    called    integer     not null,
    next_at   timestamptz
);
create index staff_alert_next on staff_alert (next_at) where seen_at is null;
