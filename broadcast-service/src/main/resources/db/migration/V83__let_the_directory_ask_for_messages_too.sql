alter table one_person_message drop constraint one_person_message_requester_check;
alter table one_person_message add constraint one_person_message_requester_check
    check (requester in ('triage', 'broadcast', 'directory'));
