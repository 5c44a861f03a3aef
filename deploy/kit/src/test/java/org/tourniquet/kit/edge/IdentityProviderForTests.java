package org.tourniquet.kit.edge;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * The world outside: an OpenID Connect provider as small as can be, with keys of its own. It signs in whoever the code names,
 * and puts the roles into the access token alone, as Keycloak does.
 */
public class IdentityProviderForTests implements QuarkusTestResourceLifecycleManager {
    static final String CLIENT = "tourniquet";
    private static KeyPair keys;
    private static String issuer;
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            issuer = "http://localhost:" + server.getAddress().getPort();
            server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, """
                    {"issuer":"%1$s","authorization_endpoint":"%1$s/auth","token_endpoint":"%1$s/token","jwks_uri":"%1$s/keys",
                    "end_session_endpoint":"%1$s/end","id_token_signing_alg_values_supported":["RS256"]}""".formatted(issuer)));
            server.createContext("/keys", exchange -> answer(exchange, keySet()));
            server.createContext("/token", exchange -> answer(exchange, tokens(exchange)));
            server.start();
            return Map.of("quarkus.oidc.auth-server-url", issuer);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /** An access token for somebody with these roles; {@code seconds} may lie in the past. */
    static String accessToken(String login, long seconds, String... roles) {
        return signed(keys, claims(login, seconds, ",\"typ\":\"Bearer\",\"realm_access\":{\"roles\":["
                + String.join(",", Arrays.stream(roles).map(role -> '"' + role + '"').toList()) + "]}"));
    }

    /** The same claims under somebody else's key. */
    static String forged(String login, String role) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return signed(generator.generateKeyPair(), claims(login, 300, ",\"realm_access\":{\"roles\":[\"" + role + "\"]}"));
    }

    /** The code is "login.role"; who asks without the proof of the flow they began gets nothing. */
    private String tokens(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!form.contains("code_verifier=") || !form.contains("grant_type=authorization_code"))
            return "{}";
        String[] person = form.replaceAll("(?s).*(?:^|&)code=([^&]+).*", "$1").split("\\.");
        return "{\"token_type\":\"Bearer\",\"expires_in\":300,\"access_token\":\"%s\",\"id_token\":\"%s\"}".formatted(
                accessToken(person[0], 300, person[1]),
                signed(keys, claims(person[0], 300, ",\"aud\":\"" + CLIENT + "\",\"name\":\"Élodie of the provider\"")));
    }

    private static String claims(String login, long seconds, String more) {
        long now = Instant.now().getEpochSecond();
        return "{\"iss\":\"%s\",\"sub\":\"id-of-%s\",\"preferred_username\":\"%s\",\"iat\":%d,\"exp\":%d%s}".formatted(issuer,
                login, login, Math.min(now, now + seconds - 60), now + seconds, more);
    }

    private static String signed(KeyPair by, String claims) {
        try {
            String text = url("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"1\"}".getBytes(StandardCharsets.UTF_8)) + "."
                    + url(claims.getBytes(StandardCharsets.UTF_8));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(by.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + url(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"1\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(url(unsigned(key.getModulus())), url(unsigned(key.getPublicExponent())));
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
