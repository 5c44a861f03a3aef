-- The row is the outbox: what has version > published_version is still to be told to the other services.
create table incident (
    id                uuid primary key,
    version           bigint      not null default 0,
    published_version bigint      not null default -1,
    title             text        not null,
    kind              text        not null,
    mode              text        not null check (mode in ('LIVE', 'DRILL')),
    state             text        not null check (state in ('OPEN', 'CLOSED')),
    protocol          text        not null,
    opened_at         timestamptz not null,
    opened_by         text        not null,
    closed_at         timestamptz,
    closed_by         text,
    check ((state = 'CLOSED') = (closed_at is not null)),
    unique (id, mode)
);
create index incident_to_publish on incident (id) where version > published_version;

-- Fixed at creation: a drill can never become live, nor the reverse.
create function incident_mode_is_fixed() returns trigger language plpgsql as $$
begin
    if new.mode <> old.mode then raise exception 'the mode of an incident is fixed at its creation'; end if;
    return new;
end $$;
create trigger incident_mode_is_fixed before update on incident for each row execute function incident_mode_is_fixed();
