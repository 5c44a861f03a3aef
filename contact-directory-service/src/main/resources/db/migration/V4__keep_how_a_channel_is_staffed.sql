create table staffing (
    channel_id       uuid primary key references channel,
    agents           integer          not null,
    calls_per_hour   double precision not null,
    handling_seconds integer          not null,
    concurrency      double precision not null,
    patience_seconds integer,
    changed_at       timestamptz      not null,
    changed_by       text             not null
);
-- what the staffed line can answer in an hour: part of the public view, so that a notice can be spread to it
alter table channel add column answers_per_hour integer;
