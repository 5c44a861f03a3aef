-- When we last sent somebody the emergency number and the question whether it is now.
alter table ticket add column warned_at timestamptz;
