-- only ever added to: how a channel stood from a moment on, by its tests and together with what an editor said
create table channel_finding (
    seq          bigint generated always as identity primary key,
    channel_id   uuid        not null references channel,
    at           timestamptz not null,
    found        text        not null,
    working      text        not null,
    wait_seconds integer
);
create index channel_finding_at on channel_finding (channel_id, at desc, seq desc);

-- what was before this moment was not kept
insert into channel_finding (channel_id, at, found, working, wait_seconds)
select id, now(), found,
       case when condition = 'UNPROVED' and proved_at > changed_at then found
            else (array ['WORKS', 'UNPROVED', 'OVERLOADED', 'DOWN'])[greatest(
                    array_position(array ['WORKS', 'UNPROVED', 'OVERLOADED', 'DOWN'], condition),
                    array_position(array ['WORKS', 'UNPROVED', 'OVERLOADED', 'DOWN'], found))] end,
       coalesce(measured_wait_seconds, expected_wait_seconds)
  from channel;
