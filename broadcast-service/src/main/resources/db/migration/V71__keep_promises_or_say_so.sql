-- Why an update may say the same as the one before it: somebody typed a reason.
create table update_repeat (
    notice_id uuid primary key references notice,
    reason    text        not null,
    by        text        not null,
    at        timestamptz not null
);

-- What is said by itself when a promised update is missed and nobody acts: asked for by one manager, approved by another, both
-- beforehand; of one incident, or of a plan and so of every incident begun from it.
create table late_rule (
    of_id        uuid primary key,
    wait_minutes int         not null check (wait_minutes between 1 and 240),
    next_minutes int         not null check (next_minutes between 10 and 1440),
    asked_by     text        not null,
    asked_at     timestamptz not null,
    approved_by  text,
    approved_at  timestamptz,
    check (approved_by is null or approved_by <> asked_by)
);

-- A promise that was missed: whom we called, who said "I am on it" and until when, and what was told to people by itself.
create table missed_promise (
    notice_id  uuid primary key references notice,
    called_at  timestamptz not null,
    held_until timestamptz,
    held_by    text,
    told_by    uuid references notice
);
