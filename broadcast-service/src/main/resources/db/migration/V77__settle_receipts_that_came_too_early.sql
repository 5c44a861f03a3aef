-- A receipt may come before our own row knows the provider's id: it is kept with what it means, and applied once the row is there.
alter table receipt add column becomes text;
alter table receipt add column reason text;
create index receipt_orphan on receipt (at) where orphan;
create index receipt_by_time on receipt (at);
