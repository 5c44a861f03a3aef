-- Who changed the words last is no second pair of eyes either. How it was let out: by a SECOND_PERSON, by a PLAN that a second
-- person approved beforehand, or by breaking the glass (BREAK_GLASS), the only way in which one person is enough.
alter table notice
    add column edited_by    text,
    add column approved_how text check (approved_how in ('SECOND_PERSON', 'PLAN', 'BREAK_GLASS')),
    -- the hour that was asked for
    add column start_at     timestamptz,
    -- until then it can be taken back
    add column not_before   timestamptz,
    -- the live incident that holds it until a manager releases it
    add column held_by      uuid,
    add column held_at      timestamptz,
    add column released_by  text;
update notice set approved_how = 'SECOND_PERSON' where approved_by is not null;
alter table notice drop constraint notice_check;
alter table notice add constraint notice_two_people check (approved_by is null
    or approved_how is not distinct from 'BREAK_GLASS'
    or (approved_by <> author and approved_by is distinct from edited_by));
create index notice_waits_to_begin on notice (id) where state = 'APPROVED';
