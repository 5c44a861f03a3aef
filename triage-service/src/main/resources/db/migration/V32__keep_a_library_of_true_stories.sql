-- A story is asked for, told, read by an editor, and published or not; it can be withdrawn for ever by its link.
create table true_story (
    id           uuid        primary key,
    version      integer     not null,
    token        text        not null unique,
    ticket       uuid        unique,
    situation    text        not null,
    tag          text        not null,
    language     text        not null,
    state        text        not null,
    example      boolean     not null,
    sealed_told  text,
    sealed_text  text,
    teller       text,
    asked_at     timestamptz,
    consented_at timestamptz,
    judged_at    timestamptz,
    judged_by    text,
    reason       text
);
create index true_story_shown on true_story (situation, tag, language) where state = 'PUBLISHED';
create index true_story_state on true_story (state, consented_at);
