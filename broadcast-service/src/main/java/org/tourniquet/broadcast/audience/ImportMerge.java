package org.tourniquet.broadcast.audience;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Decides for each staged row what becomes of it and writes it, all in a few statements over the whole file. The same person
 * is the one with the same number at the sender's, else the same mail address, else (without mail) the same phone.
 */
final class ImportMerge {
    /** The rule in the words of the page, where it is read before anything is stored. */
    static final List<String> RULE = List.of(
            "The same person is who has the same number of yours; without one, the same first e-mail address; "
                    + "without that, the same first phone number.",
            "Twice in the file: the first row counts, later ones only fill in what it leaves empty and add tags and "
                    + "attributes. They are counted as duplicates.",
            "Known already: what the file says replaces what we know, what it leaves empty stays. Tags and attributes are "
                    + "added, and addresses take the place of those of their kind.",
            "Who has opted out or was erased stays out, whatever the file says; who opts out in one row of the file is opted "
                    + "out for all of them.",
            "Contact with care in one row is kept for the person.");

    private static final List<String> BEGIN = List.of("set local work_mem = '64MB'", "analyze import_row",
            // one file at a time decides and writes, or two files could both think a person new
            "select pg_advisory_xact_lock(hashtextextended('audience-import', 0))");

    private static final String BY_MAIL = """
            update import_row r set person = o.person from (
                select distinct on (email_fp) email_fp, person from import_row
                where outcome is null and person like 'x:%' and email_fp is not null order by email_fp, line) o
            where r.outcome is null and r.person like 'e:%' and r.email_fp = o.email_fp""";
    private static final String BY_PHONE = """
            update import_row r set person = o.person from (
                select distinct on (phone_fp) phone_fp, person from import_row
                where outcome is null and person not like 'p:%' and phone_fp is not null order by phone_fp, line) o
            where r.outcome is null and r.person like 'p:%' and r.phone_fp = o.phone_fp""";

    private static final String DOUBLES = """
            update import_row r set outcome = 'DUPLICATE' from (
                select line, row_number() over (partition by person order by line) as n
                from import_row where outcome is null) d
            where d.line = r.line and d.n > 1""";

    private static final List<String> FILL = List.of(
            """
                    update import_row r set opted_out = r.opted_out or d.opted_out, name = coalesce(r.name, d.name),
                        language = coalesce(r.language, d.language), region = coalesce(r.region, d.region),
                        time_zone = coalesce(r.time_zone, d.time_zone),
                        safe_contact = case when r.safe_contact or d.safe_contact then true
                            else coalesce(r.safe_contact, d.safe_contact) end,
                        email = coalesce(r.email, d.email), email_fp = coalesce(r.email_fp, d.email_fp),
                        phone = coalesce(r.phone, d.phone), phone_fp = coalesce(r.phone_fp, d.phone_fp)
                    from (select person, bool_or(opted_out) as opted_out, bool_or(safe_contact) as safe_contact,
                            (array_agg(name order by line) filter (where name is not null))[1] as name,
                            (array_agg(language order by line) filter (where language is not null))[1] as language,
                            (array_agg(region order by line) filter (where region is not null))[1] as region,
                            (array_agg(time_zone order by line) filter (where time_zone is not null))[1] as time_zone,
                            (array_agg(email order by line) filter (where email is not null))[1] as email,
                            (array_agg(email_fp order by line) filter (where email is not null))[1] as email_fp,
                            (array_agg(phone order by line) filter (where phone is not null))[1] as phone,
                            (array_agg(phone_fp order by line) filter (where phone is not null))[1] as phone_fp
                        from import_row where outcome = 'DUPLICATE' group by person) d
                    where r.outcome is null and r.person = d.person""",
            """
                    update import_row r set tags = array(select distinct t from unnest(r.tags || d.tags) t order by t)
                    from (select person, array_agg(distinct t) as tags from import_row, unnest(tags) t
                        where outcome = 'DUPLICATE' group by person) d
                    where r.outcome is null and r.person = d.person and not d.tags <@ r.tags""",
            """
                    update import_row r set attributes = d.attributes || r.attributes
                    from (select person, jsonb_object_agg(a.key, a.value order by line desc) as attributes
                        from import_row, jsonb_each(attributes) a where outcome = 'DUPLICATE' group by person) d
                    where r.outcome is null and r.person = d.person and not d.attributes <@ r.attributes""");

    private static final List<String> SILENCE = List.of(
            "create temporary table import_silent (fingerprint text, medium text) on commit drop",
            """
                    insert into import_silent select distinct s.fingerprint, m.medium
                    from suppression s, (values ('EMAIL'), ('SMS')) m (medium) where s.medium in (m.medium, 'ALL')
                    union all select distinct fingerprint, 'ERASED' from suppression where reason = 'ERASED'""");

    private static final List<String> OPT_OUTS = List.of(
            """
                    update import_row r set opted_out = true from import_row o
                    where o.opted_out and o.person = r.person and not r.opted_out""",
            """
                    insert into import_silent
                    select email_fp, 'EMAIL' from import_row where opted_out and email_fp is not null
                    union select phone_fp, 'SMS' from import_row where opted_out and phone_fp is not null
                    union select unnest(more_email_fp), 'EMAIL' from import_row where opted_out
                    union select unnest(more_phone_fp), 'SMS' from import_row where opted_out""",
            "update import_row set outcome = 'SUPPRESSED' where outcome is null and opted_out");

    private static final String ALL_SILENT = """
            update import_row r set outcome = 'SUPPRESSED'
            where outcome is null
            and (email_fp is null
                or exists (select from import_silent s where s.fingerprint = r.email_fp and s.medium = 'EMAIL'))
            and (phone_fp is null
                or exists (select from import_silent s where s.fingerprint = r.phone_fp and s.medium = 'SMS'))
            and not exists (select from unnest(more_email_fp) f where not exists (
                select from import_silent s where s.fingerprint = f and s.medium = 'EMAIL'))
            and not exists (select from unnest(more_phone_fp) f where not exists (
                select from import_silent s where s.fingerprint = f and s.medium = 'SMS'))""";

    private static final String ERASED = """
            update import_row r set outcome = 'SUPPRESSED'
            where outcome is null
            and (exists (select from import_silent s where s.fingerprint = r.email_fp and s.medium = 'ERASED')
                or exists (select from import_silent s where s.fingerprint = r.phone_fp and s.medium = 'ERASED')
                or exists (select from unnest(more_email_fp || more_phone_fp) f
                    join import_silent s on s.fingerprint = f and s.medium = 'ERASED'))""";

    private static final List<String> DECIDE = List.of(
            "analyze import_silent",
            ALL_SILENT,
            // who was erased under one address does not come back under the other
            ERASED,
            """
                    update import_row r set recipient_id = p.id from recipient p
                    where r.outcome is null and p.external_id = r.external_id""",
            """
                    update import_row r set recipient_id = (select min(p.id::text)::uuid from recipient_address a
                        join recipient p on p.id = a.recipient_id
                        where a.fingerprint = r.email_fp and a.medium = 'EMAIL'
                        and (p.external_id is null or r.external_id is null))
                    where r.outcome is null and r.recipient_id is null and r.email_fp is not null""",
            """
                    update import_row r set recipient_id = (select min(a.recipient_id::text)::uuid from recipient_address a
                        where a.fingerprint = r.phone_fp and a.medium = 'SMS')
                    where r.outcome is null and r.recipient_id is null and r.person like 'p:%'""",
            """
                    update import_row r set outcome = 'DUPLICATE' from (
                        select line, row_number() over (partition by recipient_id order by line) as n
                        from import_row where outcome is null and recipient_id is not null) d
                    where d.line = r.line and d.n > 1""",
            """
                    update import_row set outcome = 'ACCEPTED', recipient_id = gen_random_uuid()
                    where outcome is null and recipient_id is null""",
            """
                    update import_row r set outcome = 'JOINS' where outcome is null and not exists (
                        select from audience_member m where m.audience_id = ? and m.recipient_id = r.recipient_id)""",
            """
                    update import_row r set outcome = case when
                        coalesce(r.name, p.name) is distinct from p.name
                        or coalesce(r.language, p.language) <> p.language
                        or coalesce(r.region, p.region) is distinct from p.region
                        or coalesce(r.time_zone, p.time_zone) is distinct from p.time_zone
                        or coalesce(r.external_id, p.external_id) is distinct from p.external_id
                        or coalesce(r.safe_contact, p.safe_contact) <> p.safe_contact
                        or not r.tags <@ p.tags or not r.attributes <@ p.attributes
                        or r.email_fp is not null and not exists (select from recipient_address a
                            where a.recipient_id = p.id and a.medium = 'EMAIL' and a.fingerprint = r.email_fp)
                        or r.phone_fp is not null and not exists (select from recipient_address a
                            where a.recipient_id = p.id and a.medium = 'SMS' and a.fingerprint = r.phone_fp)
                        or exists (select from unnest(coalesce(r.more_email_fp, '{}') || coalesce(r.more_phone_fp, '{}')) f
                            where not exists (select from recipient_address a
                                where a.recipient_id = p.id and a.fingerprint = f))
                    then 'UPDATED' else 'DUPLICATE' end
                    from recipient p where r.outcome is null and p.id = r.recipient_id""");

    /** In the order of the ids: the pages of the indexes are then filled one after the other instead of all at once. */
    private static final List<String> WRITE = List.of(
            """
                    insert into recipient (id, external_id, name, language, region, time_zone, safe_contact, tags, attributes,
                        created_at, updated_at)
                    select recipient_id, external_id, name, coalesce(language, 'en'), region, time_zone,
                        coalesce(safe_contact, false), tags, attributes, now(), now()
                    from import_row where outcome = 'ACCEPTED' order by recipient_id""",
            """
                    update recipient p set external_id = coalesce(r.external_id, p.external_id), name = coalesce(r.name, p.name),
                        language = coalesce(r.language, p.language), region = coalesce(r.region, p.region),
                        time_zone = coalesce(r.time_zone, p.time_zone),
                        safe_contact = coalesce(r.safe_contact, p.safe_contact),
                        tags = array(select distinct t from unnest(p.tags || r.tags) t order by t),
                        attributes = p.attributes || r.attributes, updated_at = now()
                    from import_row r where r.outcome in ('UPDATED', 'JOINS') and p.id = r.recipient_id""",
            """
                    delete from recipient_address a using import_row r
                    where r.outcome in ('UPDATED', 'JOINS') and a.recipient_id = r.recipient_id
                    and (a.medium = 'EMAIL' and r.email_fp is not null or a.medium = 'SMS' and r.phone_fp is not null)""",
            // somebody who must be contacted with care is tried by text first
            """
                    insert into recipient_address (id, recipient_id, medium, position, address, fingerprint)
                    select uuidv7(), a.* from (
                    select recipient_id, 'EMAIL', case when safe_contact and phone is not null then 2 else 1 end, email, email_fp
                    from import_row where outcome in ('ACCEPTED', 'UPDATED', 'JOINS') and email is not null
                    union all
                    select recipient_id, 'SMS', case when safe_contact or email is null then 1 else 2 end, phone, phone_fp
                    from import_row where outcome in ('ACCEPTED', 'UPDATED', 'JOINS') and phone is not null
                    order by 1) a""",
            """
                    insert into recipient_address (recipient_id, medium, position, address, fingerprint)
                    select recipient_id, 'EMAIL', 2 + e.n, e.address, e.fingerprint
                    from import_row, unnest(more_email, more_email_fp) with ordinality e (address, fingerprint, n)
                    where outcome in ('ACCEPTED', 'UPDATED', 'JOINS') and more_email is not null
                    union all
                    select recipient_id, 'SMS', 2 + coalesce(cardinality(more_email), 0) + e.n, e.address, e.fingerprint
                    from import_row, unnest(more_phone, more_phone_fp) with ordinality e (address, fingerprint, n)
                    where outcome in ('ACCEPTED', 'UPDATED', 'JOINS') and more_phone is not null""",
            """
                    insert into membership (audience_id, recipient_id)
                    select a.id, r.recipient_id from import_row r, audience a
                    where r.outcome in ('ACCEPTED', 'JOINS') and a.id = ? and not a.everyone
                    order by r.recipient_id on conflict do nothing""",
            """
                    insert into suppression (fingerprint, medium, reason, at)
                    select distinct s.fingerprint, s.medium, 'OPTED_OUT', now() from import_silent s
                    where s.medium <> 'ERASED' and not exists (select from suppression k
                        where k.fingerprint = s.fingerprint and k.medium in (s.medium, 'ALL'))
                    on conflict do nothing""");

    /** A notice may follow within seconds, long before the database would look at what is new. */
    private static final String KNOW = "analyze recipient, recipient_address, membership";
    private static final int MANY = 1_000;

    private final Connection connection;
    private final UUID audience;

    private final ImportStaging.Seen seen;

    ImportMerge(Connection connection, UUID audience, ImportStaging.Seen seen) {
        this.seen = seen;
        this.connection = connection;
        this.audience = audience;
    }

    /** Waits until no other file is being decided; what that one wrote is seen from here on. */
    void waitForOthers() throws SQLException {
        run(BEGIN);
    }

    AudienceImport.Counts decide() throws SQLException {
        if (seen.byMail && seen.byNumber)
            run(List.of(BY_MAIL));
        if (seen.byPhone && (seen.byMail || seen.byNumber))
            run(List.of(BY_PHONE));
        if (run(List.of(DOUBLES)) > 0)
            run(FILL);
        run(SILENCE);
        if (seen.optedOut)
            run(OPT_OUTS);
        run(DECIDE);
        Map<String, Long> outcomes = new HashMap<>();
        long rows = 0;
        try (PreparedStatement count = connection.prepareStatement("select outcome, count(*) from import_row group by 1");
                ResultSet row = count.executeQuery()) {
            while (row.next()) {
                outcomes.merge(row.getString(1).equals("JOINS") ? "ACCEPTED" : row.getString(1), row.getLong(2), Long::sum);
                rows += row.getLong(2);
            }
        }
        return new AudienceImport.Counts(rows, outcomes.getOrDefault("ACCEPTED", 0L), outcomes.getOrDefault("UPDATED", 0L),
                outcomes.getOrDefault("REJECTED", 0L), outcomes.getOrDefault("DUPLICATE", 0L),
                outcomes.getOrDefault("SUPPRESSED", 0L));
    }

    void write() throws SQLException {
        if (run(WRITE) >= MANY)
            run(List.of(KNOW));
    }

    void keepRejections(UUID importId) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement("""
                insert into import_rejection (import_id, line, column_name, value, reason, cells)
                select ?, line, column_name, value, reason, cells from import_row where outcome = 'REJECTED'""")) {
            keep.setObject(1, importId);
            keep.executeUpdate();
        }
    }

    private long run(List<String> statements) throws SQLException {
        long changed = 0;
        for (String sql : statements)
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                if (sql.contains("?"))
                    statement.setObject(1, audience);
                statement.execute();
                changed += Math.max(statement.getUpdateCount(), 0);
            }
        return changed;
    }
}
