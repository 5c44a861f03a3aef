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
    private static final List<String> DECIDE = List.of("analyze import_row",
            // one file at a time decides and writes, or two files could both think a person new
            "select pg_advisory_xact_lock(hashtextextended('audience-import', 0))",
            """
                    update import_row r set outcome = 'DUPLICATE' from (
                        select line, row_number() over (partition by person order by line) as n
                        from import_row where outcome is null) d
                    where d.line = r.line and d.n > 1""",
            """
                    update import_row r set outcome = 'DUPLICATE' where outcome is null and person like 'p:%' and exists (
                        select from import_row o where o.outcome is null and o.phone_fp = r.phone_fp and o.person not like 'p:%')""",
            """
                    update import_row r set outcome = 'SUPPRESSED' where outcome is null
                    and (email_fp is null or exists (select from suppression s
                        where s.fingerprint = r.email_fp and s.medium in ('EMAIL', 'ALL')))
                    and (phone_fp is null or exists (select from suppression s
                        where s.fingerprint = r.phone_fp and s.medium in ('SMS', 'ALL')))""",
            // who was erased under one address does not come back under the other
            """
                    update import_row r set outcome = 'SUPPRESSED' where outcome is null and exists (select from suppression s
                        where s.fingerprint in (r.email_fp, r.phone_fp) and s.reason = 'ERASED')""",
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
                        r.name is distinct from coalesce(p.name, r.name) or coalesce(r.name, p.name) is distinct from p.name
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
                    then 'UPDATED' else 'DUPLICATE' end
                    from recipient p where r.outcome is null and p.id = r.recipient_id""");

    private static final List<String> WRITE = List.of(
            """
                    insert into recipient (id, external_id, name, language, region, time_zone, safe_contact, tags, attributes,
                        created_at, updated_at)
                    select recipient_id, external_id, name, coalesce(language, 'en'), region, time_zone,
                        coalesce(safe_contact, false), tags, attributes, now(), now()
                    from import_row where outcome = 'ACCEPTED'""",
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
                    insert into recipient_address (recipient_id, medium, position, address, fingerprint)
                    select recipient_id, 'EMAIL', case when safe_contact and phone is not null then 2 else 1 end, email, email_fp
                    from import_row where outcome in ('ACCEPTED', 'UPDATED', 'JOINS') and email is not null
                    union all
                    select recipient_id, 'SMS', case when safe_contact or email is null then 1 else 2 end, phone, phone_fp
                    from import_row where outcome in ('ACCEPTED', 'UPDATED', 'JOINS') and phone is not null""",
            """
                    insert into membership (audience_id, recipient_id)
                    select a.id, r.recipient_id from import_row r, audience a
                    where r.outcome in ('ACCEPTED', 'JOINS') and a.id = ? and not a.everyone
                    on conflict do nothing""");

    private final Connection connection;
    private final UUID audience;

    ImportMerge(Connection connection, UUID audience) {
        this.connection = connection;
        this.audience = audience;
    }

    AudienceImport.Counts decide() throws SQLException {
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
        run(WRITE);
    }

    void keepRejections(UUID importId) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement("""
                insert into import_rejection (import_id, line, column_name, value, reason, cells)
                select ?, line, column_name, value, reason, cells from import_row where outcome = 'REJECTED'""")) {
            keep.setObject(1, importId);
            keep.executeUpdate();
        }
    }

    private void run(List<String> statements) throws SQLException {
        for (String sql : statements)
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                if (sql.contains("?"))
                    statement.setObject(1, audience);
                statement.execute();
            }
    }
}
