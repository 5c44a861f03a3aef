-- A message may name the few words that answer it, and a reply that is nothing but one of them says which message it answers.
alter table one_person_message add column answers text[];
alter table reply add column answers uuid;
