-- What the person wants first (beside what the questions say), the way they took and how far they are in it, and
-- whether the safety question has to be put once more because of words of danger.
alter table assessment
    add column wished_issue  text,
    add column wished_at     timestamptz,
    add column found_issue   text,
    add column way           text,
    add column way_at        timestamptz,
    add column steps_done    integer not null default 0,
    add column better_at     timestamptz,
    add column safety_due_at timestamptz;

alter table ticket
    add column protocol text,
    add column solved   boolean;
create index ticket_solved on ticket (protocol, winner) where solved;

-- People helped with an issue whose stories are past their retention: a number, nobody's data.
create table helped (
    protocol text   not null,
    issue    text   not null,
    people   bigint not null,
    primary key (protocol, issue)
);
