alter table channel_check add column millis integer;
