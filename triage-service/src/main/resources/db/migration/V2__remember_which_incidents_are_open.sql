create table known_incident (
    id        uuid        primary key,
    version   bigint      not null,
    title     text        not null,
    kind      text        not null,
    mode      text        not null,
    state     text        not null,
    protocol  text,
    opened_at timestamptz,
    closed_at timestamptz
);
