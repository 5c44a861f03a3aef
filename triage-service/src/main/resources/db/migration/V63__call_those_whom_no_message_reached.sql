-- People whom a notice reached over no medium, handed over by broadcast: an agent calls them. What is personal is sealed.
create table phone_call (
    id           uuid        primary key,
    person       uuid        not null,
    notice       uuid        not null,
    incident     uuid,
    sealed_name  text,
    sealed_phone text,
    sealed_words text,
    language     text,
    reason       text        not null,
    state        text        not null check (state in ('WAITING', 'TAKEN', 'REACHED', 'WRONG_NUMBER', 'NOBODY_ANSWERED')),
    tries        integer     not null default 0,
    due_at       timestamptz not null,
    taken_by     text,
    taken_at     timestamptz,
    ended_by     text,
    ended_at     timestamptz,
    handed_at    timestamptz not null
);
create index phone_call_waiting on phone_call (due_at, id) where state in ('WAITING', 'TAKEN');
create index phone_call_of_person on phone_call (person);
create index phone_call_ended on phone_call (ended_at) where ended_at is not null;
