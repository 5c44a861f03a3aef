package org.tourniquet.local.gateway;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.tourniquet.local.outside.Behaviour.Action;
import org.tourniquet.local.outside.Behaviours;
import org.tourniquet.local.outside.Gate;

/** Brings accepted texts to their phones, and tells the organisation of each state with a signed callback. */
final class Carrier {

    private final GatewayAccount account;
    private final Texts texts;
    private final Behaviours behaviours;
    private final Gate gate;
    private final Poster poster;

    Carrier(GatewayAccount account, Texts texts, Behaviours behaviours, Gate gate, Poster poster) {
        this.account = account;
        this.texts = texts;
        this.behaviours = behaviours;
        this.gate = gate;
        this.poster = poster;
    }

    /** Takes on what an earlier run left on the way. */
    void resume() {
        texts.newestFirst().filter(text -> !text.settled()).forEach(text -> carry(text, null));
    }

    /** @param refusal the error with which the phone's network refuses it, or null */
    void carry(Text text, Integer refusal) {
        Thread.ofVirtual().name("carrier").start(() -> {
            try {
                Thread.sleep(20 + ThreadLocalRandom.current().nextInt(60));
                gate.pass();
                Text sent = texts.settle(text, "sent", null);
                call(sent);
                Thread.sleep(100 + ThreadLocalRandom.current().nextInt(400));
                gate.pass();
                call(texts.settle(sent, refusal == null ? "delivered" : "undelivered", refusal));
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void call(Text text) {
        if (text.callback() == null || text.callback().isBlank()) {
            return;
        }
        boolean shuffled = behaviours.meet(text.to(), EnumSet.of(Action.SHUFFLE_CALLBACKS)).isPresent();
        int times = behaviours.meet(text.to(), EnumSet.of(Action.DOUBLE_CALLBACKS)).isPresent() ? 2 : 1;
        for (int i = 0; i < times; i++) {
            Thread.ofVirtual().name("callback").start(() -> {
                try {
                    Thread.sleep(shuffled ? ThreadLocalRandom.current().nextInt(3_000) : 0);
                    poster.post(text.callback(), parameters(text));
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    private Map<String, String> parameters(Text text) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("ApiVersion", "2010-04-01");
        form.put("MessageStatus", text.status());
        form.put("SmsSid", text.sid());
        form.put("SmsStatus", text.status());
        form.put("To", text.to());
        form.put("From", text.from());
        form.put("MessageSid", text.sid());
        form.put("AccountSid", account.sid());
        if (text.error() != null) {
            form.put("ErrorCode", String.valueOf(text.error()));
        }
        return form;
    }
}
