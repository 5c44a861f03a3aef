-- A code opens one assessment, once, for a short time; what is kept is its fingerprint.
create table resume_code (
    print       text        primary key,
    assessment  uuid        not null references assessment on delete cascade,
    needs_phone boolean     not null,
    expires_at  timestamptz not null
);
create index resume_code_of on resume_code (assessment);

-- Wrong codes, by the fingerprint of the address they came from: who guesses has to wait, on every replica.
create table wrong_code (
    id     bigint      generated always as identity primary key,
    source text        not null,
    at     timestamptz not null
);
create index wrong_code_at on wrong_code (at);
