-- Belongs to the address, not to the person: it outlives recipient, import and erasure.
create table suppression (
    id          uuid primary key default gen_random_uuid(),
    fingerprint text        not null,
    medium      text        not null check (medium in ('EMAIL', 'SMS', 'ALL')),
    reason      text        not null,
    at          timestamptz not null,
    unique (fingerprint, medium)
);
