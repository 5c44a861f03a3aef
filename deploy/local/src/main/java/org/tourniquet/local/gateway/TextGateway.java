package org.tourniquet.local.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;

import org.tourniquet.local.outside.Behaviour.Action;
import org.tourniquet.local.outside.Behaviours;
import org.tourniquet.local.outside.FaultsApi;
import org.tourniquet.local.outside.Gate;
import org.tourniquet.local.outside.Pages;
import org.tourniquet.local.suite.Http;
import org.tourniquet.local.suite.Part;

/** The text-message gateway of the local suite: every text that the suite sends arrives here and nowhere else. */
public final class TextGateway implements Part {

    private final Path journal;
    private final GatewayAccount account;
    private final Clock clock;
    private final Gate gate = new Gate();
    private final Behaviours behaviours = new Behaviours(
            EnumSet.of(Action.ACCEPT, Action.SLOW, Action.GREYLIST, Action.REJECT, Action.DROP,
                    Action.MUTE, Action.THROTTLE, Action.ACCEPT_THEN_DIE, Action.SHUFFLE_CALLBACKS, Action.DOUBLE_CALLBACKS));
    private int port;
    private Http http;
    private Texts texts;
    private Poster poster;

    public TextGateway(Path data, int port, GatewayAccount account, Clock clock) {
        this.journal = data.resolve("gateway").resolve("journal");
        this.port = port;
        this.account = account;
        this.clock = clock;
    }

    /** Keeps its journal in `gateway/` of the data folder; port 0 takes a free one and keeps it. */
    public static TextGateway start(Path data, int port, GatewayAccount account) {
        TextGateway gateway = new TextGateway(data, port, account, Clock.systemUTC());
        gateway.start();
        return gateway;
    }

    @Override
    public synchronized void start() {
        if (texts != null) {
            return;
        }
        texts = new Texts(journal, clock);
        poster = new Poster(account.token());
        Carrier carrier = new Carrier(account, texts, behaviours, gate, poster);
        Inbound inbound = new Inbound(account, texts, poster, carrier);
        try {
            http = new Http(port);
            new TwilioApi(account, texts, behaviours, carrier, inbound, gate).on(http);
            new GatewayApi(texts, inbound).on(http);
            FaultsApi.on(http, behaviours);
            new PhonePages(account, texts, inbound, behaviours, new Pages(clock)).on(http);
            Pages.assets(http);
            port = http.start().port();
            carrier.resume();
        } catch (IOException e) {
            stop();
            throw new UncheckedIOException("Text gateway on port " + port + ": " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void stop() {
        if (texts == null) {
            return;
        }
        http.stop();
        poster.close();
        gate.open();
        texts.close();
        texts = null;
    }

    @Override
    public synchronized void pause() {
        gate.close();
        if (texts != null) {
            http.pause();
        }
    }

    @Override
    public synchronized void resume() {
        gate.open();
        if (texts != null) {
            http.resume();
        }
    }

    @Override
    public synchronized State state() {
        return texts == null ? State.STOPPED : gate.closed() ? State.PAUSED : State.RUNNING;
    }

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public URI address() {
        return URI.create("http://localhost:" + port);
    }
}
