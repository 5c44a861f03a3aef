-- Who asks for a human before saying what it is about has a story at once; the questions wait until it is said.
alter table assessment add column situation_open boolean not null default false;
