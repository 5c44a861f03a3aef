-- A person may have several addresses of one medium: the second is tried when the first has failed.
alter table delivery add column place smallint not null default 1;
comment on column delivery.place is 'the first, second, … address of this medium that was tried for this person';
alter table delivery drop constraint delivery_notice_id_recipient_id_medium_key;
alter table delivery add constraint delivery_once unique (notice_id, recipient_id, medium, place);
