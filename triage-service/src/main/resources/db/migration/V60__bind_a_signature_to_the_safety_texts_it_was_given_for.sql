-- A name under the safety texts of one language, recognised by their hash: other texts have no signature.
create table safety_signature (
    key       text        not null,
    language  text        not null,
    texts     text        not null,
    signed_by text        not null,
    signed_at timestamptz not null,
    primary key (key, language, texts)
);

create function refuse_to_change_a_safety_signature() returns trigger language plpgsql as $$
begin
    raise exception 'the signature of % under the safety texts of % stays', old.signed_by, old.key;
end $$;

create trigger safety_signature_is_kept before update or delete on safety_signature
    for each row execute function refuse_to_change_a_safety_signature();
