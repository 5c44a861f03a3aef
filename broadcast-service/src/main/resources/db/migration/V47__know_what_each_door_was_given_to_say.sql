-- What somebody put in by hand at a door: the mark of its words, to be held against those of now.
create table door_words (
    channel_id uuid        not null,
    language   text        not null,
    mark       text        not null,
    taken_by   text        not null,
    taken_at   timestamptz not null,
    primary key (channel_id, language)
);
