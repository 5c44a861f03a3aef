package org.tourniquet.broadcast.delivery.sms;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;

/**
 * The SDK's HTTP client, kept from doing anything twice: left alone it posts a message again up to six times on a 5xx, follows
 * redirects, and waits for a mute server for minutes. Whatever the provider did not answer clearly is thrown as such.
 */
final class OneTry extends NetworkHttpClient {
    /** The provider has not looked at the request and asks us to come back. */
    static final class SlowDown extends RuntimeException {
        private final Duration after;

        SlowDown(Duration after) {
            super("the provider asks us to slow down", null, false, false);
            this.after = after;
        }

        Duration after() {
            return after;
        }
    }

    /** Something was answered that says neither yes nor no. */
    static final class NoClearAnswer extends RuntimeException {
        NoClearAnswer(int status) {
            super("the provider answered " + status, null, false, false);
        }
    }

    OneTry(TwilioConfig config, Optional<URI> gateway, int connections) {
        super(builder(config, gateway, connections));
    }

    private static HttpClientBuilder builder(TwilioConfig config, Optional<URI> gateway, int connections) {
        Timeout read = Timeout.of(config.read());
        Timeout connect = Timeout.of(config.connect());
        RequestConfig bounds = RequestConfig.custom().setConnectionRequestTimeout(connect).setResponseTimeout(read)
                .setConnectTimeout(connect).setRedirectsEnabled(false).build();
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create().setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(read).build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(connect).setSocketTimeout(read)
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1)).build())
                        .build())
                .disableAutomaticRetries().disableRedirectHandling().disableCookieManagement()
                // the SDK sets its own bounds on every request (30 s to connect): ours come last
                .addExecInterceptorFirst("our-bounds", (request, scope, chain) -> {
                    scope.clientContext.setRequestConfig(bounds);
                    return chain.proceed(request, scope);
                });
        gateway.map(OneTry::host).ifPresent(host -> builder.setRoutePlanner((_, _) -> new HttpRoute(host)));
        return builder;
    }

    private static HttpHost host(URI url) {
        return new HttpHost(url.getScheme(), url.getHost(), port(url));
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
    }

    @Override
    public Response reliableRequest(Request request) {
        return once(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delay) {
        return once(request);
    }

    private Response once(Request request) {
        Response response = makeRequest(request);
        int status = response.getStatusCode();
        if (status == 429)
            throw new SlowDown(retryAfter(response));
        if (status < 200 || status >= 500 || status >= 300 && status < 400 || status == 408)
            throw new NoClearAnswer(status);
        return response;
    }

    /** Null where none is given, or not in seconds. */
    private static Duration retryAfter(Response response) {
        if (response.getHeaders() != null)
            for (Header header : response.getHeaders())
                if (header.getName().equalsIgnoreCase("Retry-After") && header.getValue().strip().matches("\\d{1,6}"))
                    return Duration.ofSeconds(Long.parseLong(header.getValue().strip()));
        return null;
    }
}
