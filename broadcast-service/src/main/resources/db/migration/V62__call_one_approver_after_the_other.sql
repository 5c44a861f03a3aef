-- A notice that waits for its second pair of eyes, and when the next person is called; next_at is empty when nobody is left.
create table approval_watch (
    notice_id uuid        primary key references notice on delete cascade,
    asked_at  timestamptz not null,
    called    integer     not null,
    next_at   timestamptz,
    ended_at  timestamptz
);
create index approval_watch_next on approval_watch (next_at) where ended_at is null;
create table approval_call (
    id        uuid        primary key,
    notice_id uuid        not null references notice on delete cascade,
    username  text        not null,
    name      text        not null,
    called_at timestamptz not null
);
create index approval_call_notice on approval_call (notice_id, called_at);
-- Who has had it open, and until when; a page says so itself every few seconds.
create table notice_look (
    notice_id uuid        not null references notice on delete cascade,
    username  text        not null,
    first_at  timestamptz not null,
    last_at   timestamptz not null,
    primary key (notice_id, username)
);
