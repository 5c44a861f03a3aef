create table alert (
    id           uuid        primary key,
    kind         text        not null,
    urgency      text        not null,
    ticket       uuid        not null references ticket on delete cascade,
    incident     uuid,
    mode         text        not null,
    summary      text        not null,
    raised_at    timestamptz not null,
    published_at timestamptz,
    seen_at      timestamptz,
    seen_by      text
);
create index alert_unseen on alert (raised_at) where seen_at is null;
create index alert_to_publish on alert (raised_at) where published_at is null;
create index alert_of_ticket on alert (ticket);
