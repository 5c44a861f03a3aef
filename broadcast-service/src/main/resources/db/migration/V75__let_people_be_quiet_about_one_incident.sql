-- Somebody who wants no more mail about one incident, and to hear of the next. Rows of a later notice end here as they are
-- written: one look per slice when nobody is quiet, which is nearly always.
create table quiet_about (
    incident_id  uuid        not null,
    recipient_id uuid        not null,
    medium       text        not null check (medium in ('EMAIL', 'SMS')),
    at           timestamptz not null default now(),
    primary key (incident_id, recipient_id, medium)
);

create function delivery_quiet() returns trigger language plpgsql as $$
begin
    if exists (select from quiet_about q where q.incident_id in (
            select n.incident_id from notice n where n.id in (select distinct notice_id from added))) then
        update delivery d set state = 'SUPPRESSED', reason = 'wants no more about this incident', changed_at = now()
        from added a join notice n on n.id = a.notice_id
        join quiet_about q on q.incident_id = n.incident_id and q.recipient_id = a.recipient_id and q.medium = a.medium
        where d.id = a.id and d.state = 'QUEUED';
    end if;
    return null;
end $$;

-- after delivery_added, which counts: triggers fire in the order of their names
create trigger delivery_quiet after insert on delivery referencing new table as added
    for each statement execute function delivery_quiet();
