-- Whoever told a story of an incident is told by the notice that ends it: once by each notice, however many stories they told.
create table story_told (
    notice_id   uuid not null references notice,
    fingerprint text not null,
    message_id  uuid not null unique,
    primary key (notice_id, fingerprint)
);
comment on table story_told is 'the message is made in the same statement; its id is made of notice and fingerprint';
-- Which notices have done so, to how many.
create table stories_told (
    notice_id uuid primary key references notice,
    people    int         not null,
    told_at   timestamptz not null
);
-- What ended before this was known is over: nobody is told of it now.
insert into stories_told (notice_id, people, told_at)
    select id, 0, now() from notice where purpose in ('FIXED', 'ALL_CLEAR') and state in ('SENDING', 'PAUSED', 'COMPLETE', 'STOPPED');
create index one_person_message_of_story on one_person_message (incident_id, ticket, requested_at) where ticket is not null;
