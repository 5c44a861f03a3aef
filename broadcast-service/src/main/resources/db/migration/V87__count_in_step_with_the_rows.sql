-- Counting costs in step with the rows that moved. A batch's old and new rows are laid side by side by a full join, which the
-- planner cannot do by comparing every row with every row: a plan made for a batch of three stays quick for five thousand.
create type delivery_step as (delivery_id uuid, notice_id uuid, message_id uuid, recipient_id uuid, medium text, alone boolean,
    language text, was text, becomes text, attempts smallint, earlier text, reason text);

-- Every door that moves a delivery passes here, in its own transaction: the counters cannot part from the rows.
-- Rows are locked in one order (tally, person, account, the rest), so that two batches wait for each other and never deadlock.
create function count_steps(steps delivery_step[]) returns void language plpgsql as $$
begin
    insert into tally (notice_id, medium, state, n)
    select notice_id, medium, state, sum(n) from (
        select notice_id, medium, becomes as state, 1 as n from unnest(steps)
        union all
        select notice_id, medium, was, -1 from unnest(steps) where was is not null) one
    group by notice_id, medium, state having sum(n) <> 0 order by notice_id, medium, state
    on conflict (notice_id, medium, state) do update set n = tally.n + excluded.n;

    with delta as (
        select notice_id, recipient_id, sum(delivery_is_open(becomes) - coalesce(delivery_is_open(was), 0))::int as d
        from unnest(steps) where not alone group by 1, 2),
    locked as (
        select p.notice_id, p.recipient_id, delta.d from person_open p join delta using (notice_id, recipient_id)
        where delta.d <> 0 order by 1, 2 for update of p),
    counted as (
        update person_open p set open = p.open + l.d from locked l
        where p.notice_id = l.notice_id and p.recipient_id = l.recipient_id
        returning p.notice_id, p.open as after, p.open - l.d as before),
    people as (
        select notice_id, sum(sign(after) - sign(before))::bigint as d from counted group by 1
        union all
        select notice_id, sum(delivery_is_open(becomes) - coalesce(delivery_is_open(was), 0)) from unnest(steps) where alone group by 1)
    update account f set open = f.open + p.d, last_at = clock_timestamp()
    from (select notice_id, sum(d) as d from people group by 1 order by 1) p where f.notice_id = p.notice_id;

    insert into rate_sample (notice_id, medium, second, accepted)
    select notice_id, medium, date_trunc('second', clock_timestamp()), count(*) from unnest(steps)
    where becomes in ('ACCEPTED', 'REHEARSED') group by 1, 2 order by 1, 2
    on conflict (notice_id, medium, second) do update set accepted = rate_sample.accepted + excluded.accepted;

    insert into language_tally (notice_id, medium, language, state, n)
    select notice_id, medium, language, state, sum(n) from (
        select notice_id, medium, coalesce(language, '') as language, becomes as state, 1 as n from unnest(steps)
        union all
        select notice_id, medium, coalesce(language, ''), was, -1 from unnest(steps) where was is not null) one
    group by notice_id, medium, language, state having sum(n) <> 0 order by 1, 2, 3, 4
    on conflict (notice_id, medium, language, state) do update set n = language_tally.n + excluded.n;

    insert into failure_tally (notice_id, medium, kind, n)
    select notice_id, medium, kind, sum(n) from (
        select notice_id, medium, failure_kind(reason) as kind, 1 as n from unnest(steps) where becomes = 'FAILED'
        union all
        select notice_id, medium, failure_kind(earlier), -1 from unnest(steps) where was = 'FAILED') one
    group by notice_id, medium, kind having sum(n) <> 0 order by 1, 2, 3
    on conflict (notice_id, medium, kind) do update set n = failure_tally.n + excluded.n;
end $$;

create or replace function delivery_added() returns trigger language plpgsql as $$
declare
    steps delivery_step[];
begin
    select array_agg((id, notice_id, message_id, recipient_id, medium, alone, language, null, state, attempts, null,
            reason)::delivery_step)
    into steps from added where notice_id is not null;
    if steps is not null then
        perform count_steps(steps);
    end if;
    return null;
end $$;

create or replace function delivery_changed() returns trigger language plpgsql as $$
declare
    steps delivery_step[];
    counted delivery_step[];
begin
    -- what is said so that it holds for missing rows too keeps the join a full one; a row whose id was changed has not moved
    select array_agg(step), array_agg(step) filter (where (step).notice_id is not null) into steps, counted from (
        select (n.id, n.notice_id, n.message_id, n.recipient_id, n.medium, n.alone, n.language, o.state, n.state, n.attempts,
            o.reason, n.reason)::delivery_step as step
        from now_so n full join was_so o using (id)
        where n.state is distinct from o.state and coalesce(n.id = o.id, false)) moved;
    if counted is not null then
        perform count_steps(counted);
    end if;

    insert into delivery_moment (delivery_id, state, attempts, reason)
    select delivery_id, becomes, attempts, reason from unnest(steps)
    where becomes <> 'SENDING' and not (becomes in ('ACCEPTED', 'REHEARSED') and attempts = 1 and was <> 'UNKNOWN');

    insert into message_settled (message_id, state, reason)
    select message_id, case becomes when 'SUPPRESSED' then 'OPTED_OUT' else becomes end, reason from unnest(steps)
    where message_id is not null and becomes not in ('QUEUED', 'SENDING');
    return null;
end $$;

drop function count_deliveries(delivery_move[]);
drop function count_languages_and_failures(delivery_move[], text[], text[], text[]);
drop type delivery_move;

-- The few messages to one person among all that wait: they expire each for itself.
create index delivery_message_expires on delivery (expires_at) where state = 'QUEUED' and message_id is not null;
