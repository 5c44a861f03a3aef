-- Whoever calls the person on duty hears when somebody has looked, and stops calling the next one.
alter table alert add column seen_published_at timestamptz;
update alert set seen_published_at = seen_at where seen_at is not null;
create index alert_seen_to_publish on alert (raised_at) where seen_at is not null and seen_published_at is null;
