-- How an assessment ended, and when a human was there first: what quality is counted from.
alter table assessment
    add column decided_at timestamptz,
    add column decided_as text,
    add column silent_at  timestamptz;
alter table ticket add column first_taken_at timestamptz;

update assessment a set decided_at = a.ended_at, decided_as = t.status from ticket t
    where t.assessment = a.id and a.ended_at is not null
        and t.status in ('DECIDED', 'PROVISIONAL', 'RED_FLAG', 'UNDETERMINED');
update assessment a set silent_at = a.ended_at from ticket t
    where t.assessment = a.id and a.ended_at is not null and t.status = 'ABANDONED';
update ticket t set first_taken_at = (select min(m.at) from moment m where m.ticket = t.id and m.kind = 'TAKEN');

-- What is past its retention stays as numbers, nobody's data.
create table measured_assessment (
    protocol   text    not null,
    version    integer not null,
    medium     text    not null,
    begun      bigint  not null,
    ended      bigint  not null,
    abandoned  bigint  not null,
    named      bigint  not null,
    overridden bigint  not null,
    primary key (protocol, version, medium)
);
create table measured_answer (
    medium  text   primary key,
    taken   bigint not null,
    in_time bigint not null,
    seconds bigint not null
);
