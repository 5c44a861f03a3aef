-- One manager alone let a notice out; it stays a task of the others until one of them has written what they found.
create table broken_glass (
    id          uuid        primary key,
    notice_id   uuid        not null references notice,
    incident_id uuid        not null references incident,
    broken_by   text        not null,
    reason      text        not null check (length(reason) >= 20),
    broken_at   timestamptz not null,
    until       timestamptz not null,
    people      int         not null,
    recalled_by text,
    recalled_at timestamptz,
    reviewed_by text,
    reviewed_at timestamptz,
    finding     text,
    check (reviewed_by is null or reviewed_by <> broken_by)
);
create index broken_glass_notice on broken_glass (notice_id);
create index broken_glass_to_review on broken_glass (broken_at) where reviewed_at is null and recalled_at is null;

-- The second pair of eyes on a plan, in calm times: exactly what was looked at, and until when that is worth something.
create table plan_approval (
    plan_id      uuid        primary key references plan on delete cascade,
    content_hash text        not null,
    submitted_by text        not null,
    submitted_at timestamptz not null,
    approved_by  text,
    approved_at  timestamptz,
    expires_at   timestamptz,
    check (approved_by is null or approved_by <> submitted_by)
);

-- Which notice went out on the word of that approval, and who pressed the button.
create table gone_live (
    notice_id   uuid        primary key references notice on delete cascade,
    plan_id     uuid        not null,
    plan_title  text        not null,
    approved_by text        not null,
    approved_at timestamptz not null,
    pressed_by  text        not null,
    pressed_at  timestamptz not null
);
