-- How far each language is, and why people did not get it: counted with the deliveries, never by looking at them.
alter table delivery add column language text;
comment on column delivery.language is 'the person''s, when it was owed';

create table language_tally (
    notice_id uuid   not null references notice,
    medium    text   not null,
    language  text   not null,
    state     text   not null,
    n         bigint not null,
    primary key (notice_id, medium, language, state)
);

create table failure_tally (
    notice_id uuid   not null references notice,
    medium    text   not null,
    kind      text   not null,
    n         bigint not null,
    primary key (notice_id, medium, kind)
);

-- The few kinds of reasons that a person can decide by; what providers say in their own words is beyond counting.
create function failure_kind(reason text) returns text language sql immutable as $$
    select case
        when reason like 'no address%' then 'NO_ADDRESS'
        when reason = 'stopped' then 'STOPPED'
        when reason = 'expired' or reason like '%(30036)' then 'EXPIRED'
        when reason like 'bounced: 5%' or reason like 'the mail server said 5%' then 'BOUNCED'
        when reason ~ '\((21211|21614|21612|30005|30006)\)$' then 'BAD_NUMBER'
        when reason like '%(30007)' then 'FILTERED'
        when reason ~ '\((30002|20003)\)$' then 'ACCOUNT'
        when reason ~ '\((30003|30004|30008)\)$' or reason like 'bounced%' then 'UNREACHABLE'
        when reason = 'the provider is down' or reason like 'the mail server said%' or reason ~ '\((30001|21611)\)$' then 'PROVIDER'
        else 'OTHER' end
$$;

create function count_languages_and_failures(moves delivery_move[], languages text[], reasons text[], earlier text[])
returns void language plpgsql as $$
begin
    insert into language_tally (notice_id, medium, language, state, n)
    select notice_id, medium, language, state, sum(n) from (
        select m.notice_id, m.medium, coalesce(languages[i], '') as language, m.becomes as state, 1 as n
        from unnest(moves) with ordinality as m (notice_id, recipient_id, medium, alone, was, becomes, i)
        union all
        select m.notice_id, m.medium, coalesce(languages[i], ''), m.was, -1
        from unnest(moves) with ordinality as m (notice_id, recipient_id, medium, alone, was, becomes, i) where m.was is not null) one
    group by notice_id, medium, language, state having sum(n) <> 0 order by 1, 2, 3, 4
    on conflict (notice_id, medium, language, state) do update set n = language_tally.n + excluded.n;

    insert into failure_tally (notice_id, medium, kind, n)
    select notice_id, medium, kind, sum(n) from (
        select m.notice_id, m.medium, failure_kind(reasons[i]) as kind, 1 as n
        from unnest(moves) with ordinality as m (notice_id, recipient_id, medium, alone, was, becomes, i) where m.becomes = 'FAILED'
        union all
        select m.notice_id, m.medium, failure_kind(earlier[i]), -1
        from unnest(moves) with ordinality as m (notice_id, recipient_id, medium, alone, was, becomes, i) where m.was = 'FAILED') one
    group by notice_id, medium, kind having sum(n) <> 0 order by 1, 2, 3
    on conflict (notice_id, medium, kind) do update set n = failure_tally.n + excluded.n;
end $$;

create or replace function delivery_added() returns trigger language plpgsql as $$
declare
    moves delivery_move[];
    languages text[];
    reasons text[];
begin
    select array_agg((notice_id, recipient_id, medium, alone, null, state)::delivery_move), array_agg(language), array_agg(reason)
    into moves, languages, reasons from added where notice_id is not null;
    if moves is not null then
        perform count_deliveries(moves);
        perform count_languages_and_failures(moves, languages, reasons, reasons);
    end if;
    return null;
end $$;

create or replace function delivery_changed() returns trigger language plpgsql as $$
declare
    moves delivery_move[];
    languages text[];
    reasons text[];
    earlier text[];
begin
    select array_agg((n.notice_id, n.recipient_id, n.medium, n.alone, o.state, n.state)::delivery_move),
           array_agg(n.language), array_agg(n.reason), array_agg(o.reason)
    into moves, languages, reasons, earlier
    from now_so n join was_so o using (id) where n.notice_id is not null and n.state <> o.state;
    if moves is not null then
        perform count_deliveries(moves);
        perform count_languages_and_failures(moves, languages, reasons, earlier);
    end if;

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

update delivery d set language = r.language from recipient r where r.id = d.recipient_id;
insert into language_tally select notice_id, medium, coalesce(language, ''), state, count(*) from delivery
    where notice_id is not null group by 1, 2, 3, 4;
insert into failure_tally select notice_id, medium, failure_kind(reason), count(*) from delivery
    where notice_id is not null and state = 'FAILED' group by 1, 2, 3;

-- Of a stopped notice: who got it, who may have, who did not; people, not deliveries. Reckoned when its counters have moved.
create table reckoning (
    notice_id uuid primary key references notice,
    got       bigint      not null,
    may_have  bigint      not null,
    did_not   bigint      not null,
    as_of     timestamptz not null
);
