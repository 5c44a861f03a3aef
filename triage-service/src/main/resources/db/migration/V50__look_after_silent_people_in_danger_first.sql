-- Who needs a human within minutes is looked after before the others when many fall silent at once.
alter table assessment add column urgent boolean not null default false;
update assessment set urgent = true where ended_at is null;
drop index assessment_silent;
create index assessment_silent on assessment (urgent, heard_at, id) where ended_at is null;
