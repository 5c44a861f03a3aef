-- What somebody's trouble is stands sealed beside their sealed name; stories of one issue are counted by its print. Rows
-- from before are sealed by the service (Sealing), since the key is not the database's.
alter table ticket add column issue_print text;
drop index ticket_solved;
create index ticket_solved on ticket (issue_print) where solved;

comment on column ticket.headline is 'sealed';
comment on column ticket.reason is 'sealed';
comment on column ticket.winner is 'sealed';
comment on column moment.detail is 'sealed';
comment on column alert.summary is 'sealed';
comment on column assessment.wished_issue is 'sealed';
comment on column assessment.found_issue is 'sealed';
comment on column assessment.way is 'sealed';
comment on column true_story.teller is 'sealed';
