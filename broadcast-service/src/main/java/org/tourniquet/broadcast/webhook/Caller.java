package org.tourniquet.broadcast.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;

/**
 * Calls addresses that people typed, and never into our own network: the address is judged after its name was resolved, on the
 * very addresses that are then connected to; redirects are not followed, answers are not read, and every call ends in time.
 */
@ApplicationScoped
class Caller implements DnsResolver {
    private final WebhookConfig config;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService ends = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-ends").factory());

    Caller(WebhookConfig config) {
        this.config = config;
        Timeout bound = Timeout.of(config.timeout());
        this.client = HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(this)
                        .setMaxConnTotal(32).setMaxConnPerRoute(4)
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom().setConnectTimeout(bound).setSocketTimeout(bound).build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom().setConnectionRequestTimeout(bound).setResponseTimeout(bound)
                        .setRedirectsEnabled(false).build())
                .disableAutomaticRetries().disableRedirectHandling().disableCookieManagement().disableContentCompression()
                .setUserAgent("Tourniquet").build();
    }

    /** A production that could be talked into calling itself does not start. */
    void guard(@Observes StartupEvent start) {
        if (config.allowLoopback() && ConfigUtils.isProfileActive("prod"))
            throw new IllegalStateException("tourniquet.webhook.allow-loopback is for a laptop and its tests only");
    }

    /** The status that was answered; whatever else happened is thrown. */
    int post(URI url, String json, Map<String, String> headers) throws IOException {
        HttpPost request = new HttpPost(url);
        request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        headers.forEach(request::setHeader);
        // the client's own bounds are for each read: a drip of bytes would last for ever
        ScheduledFuture<?> end = ends.schedule(request::abort, config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse answer = client.executeOpen(null, request, null)) {
            return answer.getCode();
        } finally {
            end.cancel(false);
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host.replaceAll("^\\[|]$", ""));
        if (!Arrays.stream(addresses).allMatch(this::mayBeCalled))
            throw new UnknownHostException("leads into a network that is not the open internet");
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** Whether calls may go there without TLS: only on this very machine, where that is allowed at all. */
    boolean onThisMachine(String host) throws UnknownHostException {
        return config.allowLoopback()
                && Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
    }

    private boolean mayBeCalled(InetAddress address) {
        return PublicAddress.is(address) || config.allowLoopback() && address.isLoopbackAddress();
    }

    @PreDestroy
    void close() throws IOException {
        ends.shutdownNow();
        client.close();
    }
}
