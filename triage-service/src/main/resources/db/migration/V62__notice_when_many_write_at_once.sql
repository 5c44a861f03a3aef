-- Who has written lately is counted with each text and mail that comes in.
create index message_heard on message (at) where direction = 'IN';
create index alert_by_kind on alert (kind, raised_at);
