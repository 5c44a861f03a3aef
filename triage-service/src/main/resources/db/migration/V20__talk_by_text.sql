-- A dialogue by text message: which telephone, where it stands, and what it waits for. Its answers are the assessment's.
create table dialogue (
    id           uuid        primary key,
    phone_print  text        not null,
    sealed_phone text        not null,
    stage        text        not null,
    language     text,
    protocol     text,
    incident     uuid,
    assessment   uuid        references assessment on delete cascade,
    asking       text,
    named        text,
    misses       integer     not null,
    offered_at   integer     not null,
    nudged_at    timestamptz,
    began_at     timestamptz not null,
    heard_at     timestamptz not null
);
create index dialogue_of_phone on dialogue (phone_print, began_at);
create index dialogue_of_assessment on dialogue (assessment);
create index dialogue_undecided on dialogue (heard_at) where assessment is null;

-- Every text of a dialogue, both ways, sealed. The same inbound text twice is one row; an outgoing one waits here until
-- the broker has it.
create table text_line (
    id           uuid        primary key,
    seq          bigint      generated always as identity,
    dialogue     uuid        not null references dialogue on delete cascade,
    direction    text        not null,
    kind         text        not null,
    sealed_body  text        not null,
    at           timestamptz not null,
    published_at timestamptz,
    state        text
);
create index text_line_of_dialogue on text_line (dialogue, seq);
create index text_line_to_publish on text_line (seq) where direction = 'OUT' and published_at is null;

-- While a person answers by text, the number of questions is limited.
alter table assessment add column by_text boolean not null default false;
