-- What an organisation would say, to whom and over what, written before anything happens.
create table plan (
    id          uuid primary key,
    version     bigint      not null default 0,
    kind        text        not null,
    title       text        not null,
    protocol    text        not null,
    audience_id uuid references audience,
    -- no foreign key: a segment may be a rule that is gone, and the plan says so instead of vanishing
    segment_id  uuid,
    journey     jsonb       not null default '[]',
    retired     boolean     not null default false,
    created_by  text        not null,
    created_at  timestamptz not null,
    changed_by  text        not null,
    changed_at  timestamptz not null
);

create table planned_notice (
    id                uuid primary key,
    version           bigint not null default 0,
    plan_id           uuid   not null references plan,
    position          int    not null,
    purpose           text   not null,
    -- a how-to-reach-us notice may leave its words to the directory
    wordings          jsonb  not null,
    media             text[] not null,
    reach             text   not null check (reach in ('EVERY', 'FIRST')),
    next_update_after int check (next_update_after > 0),
    expires_after     int    not null check (expires_after > 0),
    constraint planned_notice_position unique (plan_id, position) deferrable initially deferred
);

create table incident_plan (
    incident_id uuid primary key references incident,
    plan_id     uuid not null references plan
);
create index incident_plan_plan on incident_plan (plan_id);

-- Which notice was begun from which of a plan's; a notice taken out of its plan since leaves the plan's name.
create table notice_from_plan (
    notice_id         uuid primary key references notice,
    planned_notice_id uuid references planned_notice on delete set null,
    plan_id           uuid not null references plan
);
create index notice_from_plan_planned on notice_from_plan (planned_notice_id);
