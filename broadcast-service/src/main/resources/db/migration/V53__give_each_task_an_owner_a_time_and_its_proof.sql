-- What has to be done besides sending notices: planned beforehand, then due in an incident.
create table planned_task (
    id        uuid primary key,
    plan_id   uuid not null references plan,
    position  int  not null,
    title     text not null,
    role      text not null,
    due_after int  not null check (due_after > 0),
    evidence  text not null,
    constraint planned_task_position unique (plan_id, position) deferrable initially deferred
);

-- A copy: what was planned at the opening stays what is asked for, whatever the plan becomes.
create table incident_task (
    id              uuid primary key,
    version         bigint      not null default 0,
    incident_id     uuid        not null references incident,
    position        int         not null,
    title           text        not null,
    role            text        not null,
    due_at          timestamptz not null,
    evidence_wanted text        not null,
    taken_by        text,
    taken_at        timestamptz,
    done_by         text,
    done_at         timestamptz,
    evidence        text,
    check ((taken_by is null) = (taken_at is null)),
    check ((done_by is null) = (done_at is null)),
    check (done_at is null or (taken_at is not null and evidence is not null)),
    unique (incident_id, position)
);
create index incident_task_open on incident_task (due_at) where done_at is null;
