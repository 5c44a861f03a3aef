-- Where a notice's fan-out stands, moved in the same transaction as the rows it wrote.
create table fanout (
    notice_id   uuid primary key references notice,
    lane        text        not null,
    after       uuid,
    started_at  timestamptz not null default now(),
    finished_at timestamptz
);

-- Everybody who is to be told, and those of them not yet accounted for. Apart from the fan-out's row, whose lock lasts as
-- long as a slice: counting must not wait for it.
create table account (
    notice_id uuid primary key references notice,
    people    bigint      not null default 0,
    open      bigint      not null default 0,
    last_at   timestamptz not null default now()
);

create table tally (
    notice_id uuid   not null references notice,
    medium    text   not null,
    state     text   not null,
    n         bigint not null,
    primary key (notice_id, medium, state)
);

-- Only people with more than one delivery of a notice have a line here.
create table person_open (
    notice_id    uuid     not null references notice,
    recipient_id uuid     not null,
    open         smallint not null default 0,
    primary key (notice_id, recipient_id)
);

create table rate_sample (
    notice_id uuid        not null references notice,
    medium    text        not null,
    second    timestamptz not null,
    accepted  int         not null,
    primary key (notice_id, medium, second)
);

-- What a person's trail tells beside the row itself: the ordinary (accepted at the first try) is read off the row.
create table delivery_moment (
    id          uuid primary key     default uuidv7(),
    delivery_id uuid        not null references delivery on delete cascade,
    at          timestamptz not null default clock_timestamp(),
    state       text        not null,
    attempts    smallint    not null,
    reason      text
);
create index delivery_moment_of on delivery_moment (delivery_id, at);

-- Outbox of broadcast.message-settled.v1.
create table message_settled (
    id           uuid primary key     default uuidv7(),
    message_id   uuid        not null references one_person_message,
    state        text        not null,
    reason       text,
    at           timestamptz not null default clock_timestamp(),
    published_at timestamptz
);
create index message_settled_to_publish on message_settled (id) where published_at is null;

create type delivery_move as (notice_id uuid, recipient_id uuid, medium text, alone boolean, was text, becomes text);

create function delivery_is_open(state text) returns int language sql immutable as $$
    select case when state in ('QUEUED', 'SENDING', 'UNKNOWN') then 1 else 0 end
$$;

-- Every door that moves a delivery passes here, in its own transaction: the counters cannot part from the rows.
-- Rows are locked in one order (tally, person, account), so that two batches wait for each other and never deadlock.
create function count_deliveries(moves delivery_move[]) returns void language plpgsql as $$
begin
    insert into tally (notice_id, medium, state, n)
    select notice_id, medium, state, sum(n) from (
        select notice_id, medium, becomes as state, 1 as n from unnest(moves)
        union all
        select notice_id, medium, was, -1 from unnest(moves) where was is not null) one
    group by notice_id, medium, state having sum(n) <> 0 order by notice_id, medium, state
    on conflict (notice_id, medium, state) do update set n = tally.n + excluded.n;

    with delta as (
        select notice_id, recipient_id, sum(delivery_is_open(becomes) - coalesce(delivery_is_open(was), 0))::int as d
        from unnest(moves) where not alone group by 1, 2),
    locked as (
        select p.notice_id, p.recipient_id from person_open p join delta using (notice_id, recipient_id)
        where delta.d <> 0 order by 1, 2 for update of p),
    counted as (
        update person_open p set open = p.open + delta.d from delta join locked using (notice_id, recipient_id)
        where p.notice_id = delta.notice_id and p.recipient_id = delta.recipient_id
        returning p.notice_id, p.open as after, p.open - delta.d as before),
    people as (
        select notice_id, sum(sign(after) - sign(before))::bigint as d from counted group by 1
        union all
        select notice_id, sum(delivery_is_open(becomes) - coalesce(delivery_is_open(was), 0)) from unnest(moves) where alone group by 1)
    update account f set open = f.open + p.d, last_at = clock_timestamp()
    from (select notice_id, sum(d) as d from people group by 1 order by 1) p where f.notice_id = p.notice_id;

    insert into rate_sample (notice_id, medium, second, accepted)
    select notice_id, medium, date_trunc('second', clock_timestamp()), count(*) from unnest(moves)
    where becomes in ('ACCEPTED', 'REHEARSED') group by 1, 2 order by 1, 2
    on conflict (notice_id, medium, second) do update set accepted = rate_sample.accepted + excluded.accepted;
end $$;

create function delivery_added() returns trigger language plpgsql as $$
begin
    perform count_deliveries(array_agg((notice_id, recipient_id, medium, alone, null, state)::delivery_move))
    from added where notice_id is not null having count(*) > 0;
    return null;
end $$;

create function delivery_changed() returns trigger language plpgsql as $$
begin
    perform count_deliveries(array_agg((n.notice_id, n.recipient_id, n.medium, n.alone, o.state, n.state)::delivery_move))
    from now_so n join was_so o using (id) where n.notice_id is not null and n.state <> o.state having count(*) > 0;

    insert into delivery_moment (delivery_id, state, attempts, reason)
    select n.id, n.state, n.attempts, n.reason from now_so n join was_so o using (id)
    where n.state <> o.state and n.state <> 'SENDING'
      and not (n.state in ('ACCEPTED', 'REHEARSED') and n.attempts = 1 and o.state <> 'UNKNOWN');

    insert into message_settled (message_id, state, reason)
    select n.message_id, case n.state when 'SUPPRESSED' then 'OPTED_OUT' else n.state end, n.reason
    from now_so n join was_so o using (id)
    where n.message_id is not null and n.state <> o.state and n.state not in ('QUEUED', 'SENDING');
    return null;
end $$;

create trigger delivery_added after insert on delivery referencing new table as added
    for each statement execute function delivery_added();
create trigger delivery_changed after update on delivery referencing old table as was_so new table as now_so
    for each statement execute function delivery_changed();
