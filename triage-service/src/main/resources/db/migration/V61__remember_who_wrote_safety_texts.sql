-- Whoever brought safety texts in, cannot sign these texts.
create table safety_author (
    key        text        not null,
    language   text        not null,
    texts      text        not null,
    written_by text        not null,
    written_at timestamptz not null,
    primary key (key, language, texts, written_by)
);
