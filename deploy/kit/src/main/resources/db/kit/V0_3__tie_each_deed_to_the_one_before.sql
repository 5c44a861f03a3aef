-- Each entry is tied to the one before by its hash. The tying is done as the last thing of a transaction, one at a time: the
-- order of the chain is the order of the commits, a deed that is rolled back leaves no gap, and no other lock is asked for
-- while this one is held. Two links can never follow the same one, whatever is tried.
CREATE TABLE audit_link (
    position bigint PRIMARY KEY,
    entry_id bigint NOT NULL UNIQUE,
    previous text NOT NULL UNIQUE,
    hash text NOT NULL UNIQUE
);

-- with its length before it, no field can pass for two
CREATE FUNCTION audit_field(field text) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN coalesce(octet_length(convert_to(field, 'UTF8')) || ':' || field, '-');

CREATE FUNCTION audit_hash(previous text, e audit_entry) RETURNS text LANGUAGE sql STABLE
    RETURN encode(sha256(convert_to(previous || audit_field(e.id::text)
        || audit_field((extract(epoch FROM e.at) * 1000000)::bigint::text) || audit_field(e.who) || audit_field(e.verb)
        || audit_field(e.subject) || audit_field(e.subject_id::text) || audit_field(e.detail), 'UTF8')), 'hex');

CREATE FUNCTION audit_tie(e audit_entry) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    last audit_link;
    before text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('audit chain', 0));
    SELECT * INTO last FROM audit_link ORDER BY position DESC LIMIT 1;
    before := coalesce(last.hash, repeat('0', 64));
    INSERT INTO audit_link (position, entry_id, previous, hash)
    VALUES (coalesce(last.position, 0) + 1, e.id, before, audit_hash(before, e));
END $$;

CREATE FUNCTION audit_entry_is_tied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM audit_tie(NEW);
    RETURN NULL;
END $$;

-- what is there already, in the order in which it was written
LOCK TABLE audit_entry IN SHARE ROW EXCLUSIVE MODE;
DO $$
DECLARE
    e audit_entry;
BEGIN
    FOR e IN SELECT * FROM audit_entry ORDER BY id LOOP
        PERFORM audit_tie(e);
    END LOOP;
END $$;

CREATE CONSTRAINT TRIGGER audit_entry_tied AFTER INSERT ON audit_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_entry_is_tied();
CREATE TRIGGER audit_link_append_only BEFORE UPDATE OR DELETE ON audit_link
    FOR EACH ROW EXECUTE FUNCTION audit_entry_is_append_only();
CREATE TRIGGER audit_link_no_truncate BEFORE TRUNCATE ON audit_link
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_append_only();
-- the service's own role cannot do it either, and would first have to give itself the right
REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry, audit_link FROM CURRENT_USER;
