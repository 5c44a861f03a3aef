package org.tourniquet.directory.finder;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.Preview;
import org.tourniquet.directory.finder.Cards.Card;
import org.tourniquet.directory.finder.Finder.Ask;
import org.tourniquet.directory.finder.Finder.Found;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The public card of one channel, as the answer to the first need it serves. */
@ApplicationScoped
class CardPreview implements Preview {

    @CheckedTemplate(basePath = "ContactPages")
    static class Templates {
        static native TemplateInstance card(Card card);

        private Templates() {
        }
    }

    private final Cards cards;
    private final Clock clock;

    CardPreview(Cards cards, Clock clock) {
        this.cards = cards;
        this.clock = clock;
    }

    @Override
    public String html(Channel channel, String language) {
        Ask ask = new Ask(channel.needs.getFirst(), null, clock.instant(), null);
        Found found = Finder.find(List.of(Cards.door(channel)), ask);
        var way = found.best().orElseGet(() -> Finder.look(Cards.door(channel), ask.at()));
        return Templates.card(cards.card(channel, way, found.best().isPresent(), language))
                .setLocale(Locale.forLanguageTag(language)).render();
    }
}
