-- Why a notice exists that follows another: what it corrects or ends, and when somebody saw that it must.
create table notice_origin (
    notice_id  uuid primary key references notice,
    kind       text        not null check (kind in ('CORRECTION', 'ROUTE', 'FIXED', 'ALL_CLEAR')),
    channel_id uuid,
    seen_at    timestamptz not null,
    seen_by    text        not null,
    tell_rest  boolean     not null default true,
    dropped_at timestamptz
);
create table notice_about (
    notice_id uuid    not null references notice_origin,
    about     uuid    not null references notice,
    held      boolean not null default false,
    primary key (notice_id, about)
);
create index notice_about_what on notice_about (about);
comment on column notice_about.held is 'it was sending and was paused for this; whoever drops the correction lets it go on';

-- An audience that was frozen: who was reached, and over which media. Its people are ordinary members beside this.
-- No key to the person: like the deliveries it is counted from, it tells of a person by number only.
create table reached_audience (
    audience_id uuid primary key references audience on delete cascade,
    frozen_at   timestamptz not null
);
create table reached_by (
    audience_id  uuid   not null references audience on delete cascade,
    recipient_id uuid   not null,
    media        text[] not null,
    primary key (audience_id, recipient_id)
);
