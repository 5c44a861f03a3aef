-- What came of a call is told to broadcast, which had asked for it: the row is the outbox of triage.call-ended.v1.
alter table phone_call add column told_at timestamptz;
create index phone_call_to_tell on phone_call (ended_at, id) where ended_at is not null and told_at is null;
