create table assessment (
    id               uuid        primary key,
    token            text        not null unique,
    passport         text        not null unique,
    creation_key     text        unique,
    protocol_key     text        not null,
    protocol_version integer     not null,
    protocol_hash    text        not null,
    language         text        not null,
    mode             text        not null,
    incident         uuid,
    recipient        text,
    no_voice         boolean     not null,
    full_length      boolean     not null,
    sealed_name      text,
    sealed_email     text,
    sealed_phone     text,
    email_print      text,
    phone_print      text,
    answers          integer     not null,
    enough_at        timestamptz,
    human_wished_at  timestamptz,
    started_at       timestamptz not null,
    heard_at         timestamptz not null,
    ended_at         timestamptz,
    foreign key (protocol_key, protocol_version) references protocol_version
);

-- What the sweep for silent people reads.
create index assessment_silent on assessment (heard_at) where ended_at is null;
create index assessment_started on assessment (started_at);

-- Append only: a correction is a new line; the state is the last line of each question.
create table answer (
    id           bigint      generated always as identity primary key,
    assessment   uuid        not null references assessment on delete cascade,
    seq          integer     not null,
    question     text        not null,
    sealed_value text        not null,
    key          text        not null,
    at           timestamptz not null,
    unique (assessment, seq),
    unique (assessment, key)
);
