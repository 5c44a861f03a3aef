-- Whether "so far this first, enough?" was said in full; later it is one short line.
alter table dialogue add column enough_offered boolean not null default false;
