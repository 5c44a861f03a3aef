package org.tourniquet.kit.edge;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

import javax.sql.DataSource;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;

/** Remembers answers by Idempotency-Key; a second request with the key waits for the first one's commit. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class IdempotentInterceptor {
    private static final String CLAIM = "INSERT INTO idempotency_key (key, who, fingerprint) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String KEEP = "UPDATE idempotency_key SET status = ?, location = ?, type = ?, body = ? WHERE key = ? AND who = ?";
    private static final String FIND = "SELECT fingerprint, status, location, type, body FROM idempotency_key WHERE key = ? AND who = ?";
    private static final int LONGEST = 200;

    private record Answer(int status, String location, String type, String body) {
    }

    private final CurrentVertxRequest current;
    private final SecurityIdentity identity;
    private final DataSource database;
    private final ObjectMapper json;
    private final FieldCipher cipher;

    IdempotentInterceptor(CurrentVertxRequest current, SecurityIdentity identity, DataSource database, ObjectMapper json,
            FieldCipher cipher) {
        this.current = current;
        this.identity = identity;
        this.database = database;
        this.json = json;
        this.cipher = cipher;
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        HttpServerRequest request = current.getCurrent() == null ? null : current.getCurrent().request();
        String key = request == null ? null : request.getHeader("Idempotency-Key");
        if (key == null || key.isBlank()) {
            return call.proceed();
        }
        if (key.length() > LONGEST) {
            throw Problem.of(400, "key-too-long", "An Idempotency-Key has at most " + LONGEST + " characters");
        }
        String who = identity.isAnonymous() ? "" : identity.getPrincipal().getName();
        String fingerprint = fingerprint(request, call.getParameters());
        Object[] result = new Object[1];
        if (QuarkusTransaction.requiringNew().call(() -> first(call, key, who, fingerprint, result))) {
            return result[0];
        }
        throw new WebApplicationException(again(key, who, fingerprint));
    }

    private boolean first(InvocationContext call, String key, String who, String fingerprint, Object[] result)
            throws Exception {
        try (Connection connection = database.getConnection()) {
            if (update(connection, CLAIM, key, who, fingerprint) == 0) {
                return false;
            }
        }
        result[0] = call.proceed();
        Answer answer = answer(call, result[0]);
        try (Connection connection = database.getConnection()) {
            update(connection, KEEP, answer.status, answer.location, answer.type, cipher.seal(answer.body), key, who);
        }
        return true;
    }

    private Response again(String key, String who, String fingerprint) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, key);
            find.setString(2, who);
            try (ResultSet row = find.executeQuery()) {
                if (!row.next() || !row.getString("fingerprint").equals(fingerprint)) {
                    throw Problem.of(409, "key-reused", "This Idempotency-Key was used for another request")
                            .detail("Nothing was done. Use a new key for a new request.");
                }
                // an entity, even an empty one, keeps the problem mapper from taking the answer for a failure
                String body = cipher.read(row.getString("body")); // an answer may tell a whole story
                Response.ResponseBuilder answer = Response.status(row.getInt("status")).header("Idempotency-Replayed", "true");
                if (row.getString("location") != null) {
                    answer.header(HttpHeaders.LOCATION, row.getString("location"));
                }
                return (body == null ? answer : answer.entity(body).type(row.getString("type"))).build();
            }
        }
    }

    private Answer answer(InvocationContext call, Object result) throws Exception {
        Response response = switch (result) {
            case null -> null;
            case Response given -> given;
            case RestResponse<?> given -> given.toResponse();
            default -> null;
        };
        Object entity = response == null ? result : response.getEntity();
        ResponseStatus declared = call.getMethod().getAnnotation(ResponseStatus.class);
        int status = response != null ? response.getStatus() : declared != null ? declared.value() : result == null ? 204 : 200;
        String type = response != null && response.getMediaType() != null ? response.getMediaType().toString()
                : MediaType.APPLICATION_JSON;
        String body = entity == null ? null : entity instanceof String text ? text : json.writeValueAsString(entity);
        return new Answer(status, response == null ? null : response.getHeaderString(HttpHeaders.LOCATION), type, body);
    }

    private String fingerprint(HttpServerRequest request, Object[] parameters) throws Exception {
        MessageDigest digest = Sha256.fresh();
        digest.update((request.method() + " " + request.uri()).getBytes());
        for (Object parameter : parameters) {
            if (parameter != null
                    && !parameter.getClass().getName().matches("(jakarta|io\\.vertx|io\\.quarkus|org\\.jboss)\\..*")
                    && !(parameter instanceof java.io.InputStream)) {
                digest.update((byte) 0);
                digest.update(json.writeValueAsBytes(parameter));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
