alter table audience_import add column problem text;
alter table audience_import add column file_name text;
