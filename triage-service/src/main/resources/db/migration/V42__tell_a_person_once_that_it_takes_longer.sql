-- When a promise cannot be kept the person is told once, with the new time; nobody's place changes by it.
alter table ticket
    add column late_told_at timestamptz,
    add column late_due_at  timestamptz;
alter table promise
    add column late_told_at timestamptz,
    add column late_due_at  timestamptz;
create index ticket_not_told on ticket (due_at) where state = 'WAITING' and late_told_at is null;
