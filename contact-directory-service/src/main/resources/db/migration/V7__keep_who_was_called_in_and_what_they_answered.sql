-- Somebody asks the staff to come to a channel. One at a time: whoever presses twice, or at the same moment, asks once.
create table call_in (
    id          uuid        primary key,
    channel_id  uuid        not null references channel,
    drill       boolean     not null,
    wanted      integer     not null check (wanted > 0),
    hours       integer     not null,
    hourly_rate numeric(10, 2),
    begun_at    timestamptz not null,
    begun_by    text        not null,
    enough_at   timestamptz,
    ended_at    timestamptz,
    ended_by    text
);
create unique index call_in_open on call_in (channel_id) where ended_at is null;
create index call_in_of_channel on call_in (channel_id, begun_at desc);

-- Who was asked, in their order; the number rests sealed.
create table call_in_asked (
    id           uuid        primary key,
    call_in_id   uuid        not null references call_in,
    place        integer     not null,
    username     text        not null,
    name         text        not null,
    sealed_phone text        not null,
    phone_print  text        not null,
    asked_at     timestamptz not null,
    answer       text,
    answered_at  timestamptz,
    answered_by  text,
    unique (call_in_id, username)
);
create index call_in_asked_phone on call_in_asked (phone_print, asked_at desc);
create index call_in_asked_lately on call_in_asked (asked_at);

-- The texts to them, the outbox of directory.message-requested.v1; each kind goes to a person once.
create table call_in_text (
    id           uuid        primary key,
    asked_id     uuid        not null references call_in_asked,
    kind         text        not null,
    sealed_body  text        not null,
    at           timestamptz not null,
    published_at timestamptz,
    state        text,
    reason       text,
    settled_at   timestamptz,
    unique (asked_id, kind)
);
create index call_in_text_to_publish on call_in_text (at, id) where published_at is null;

-- Telephones of the staff that wrote STOP; broadcast obeys it, and whoever calls in must know it.
create table call_in_silence (
    phone_print text        primary key,
    at          timestamptz not null
);
