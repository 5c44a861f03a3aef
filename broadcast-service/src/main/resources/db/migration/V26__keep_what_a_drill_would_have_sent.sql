-- The very words of a drill's message, kept for its page; they can go nowhere else.
create table rehearsed (
    delivery_id    uuid primary key references delivery on delete cascade,
    incident_id    uuid,
    notice_id      uuid,
    medium         text        not null,
    sealed_to      text        not null,
    sealed_subject text,
    sealed_text    text        not null,
    sealed_html    text,
    at             timestamptz not null default now()
);
create index rehearsed_of_incident on rehearsed (incident_id, delivery_id);
create index rehearsed_of_notice on rehearsed (notice_id, delivery_id);
