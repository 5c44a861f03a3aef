-- A word that ends or begins messages is obeyed here and told to those who talk with the person; the old ones are past.
update reply set published_at = received_at where keyword is not null and published_at is null;
drop index reply_to_publish;
create index reply_to_publish on reply (id) where published_at is null;
