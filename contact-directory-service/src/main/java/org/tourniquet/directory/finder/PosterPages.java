package org.tourniquet.directory.finder;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tourniquet.directory.channel.Addresses;
import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.DirectoryConfig;
import org.tourniquet.directory.channel.Kind;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.look.House;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** All doors on one sheet of A4, for a wall: what does not change by the hour, and a code that leads to what does. */
@Path("/contact/poster")
@RunOnVirtualThread
public class PosterPages {

    /** A door as it is printed. Place: its address is one to go to. */
    @TemplateData
    public record Door(String name, String verb, String address, boolean place, List<String> hours, boolean human) {
    }

    /** A need with its doors, the first choice first. */
    @TemplateData
    public record Part(String label, List<Door> doors) {
    }

    /** The sheet. */
    @TemplateData
    public record Sheet(String organisation, List<Part> parts, String path, int size, String address, String printed,
            String city) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance poster(Sheet sheet);

        private Templates() {
        }
    }

    private final Cards cards;
    private final DirectoryConfig config;
    private final House house;
    private final Languages languages;
    private final Clock clock;

    PosterPages(Cards cards, DirectoryConfig config, House house, Languages languages, Clock clock) {
        this.cards = cards;
        this.config = config;
        this.house = house;
        this.languages = languages;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response poster() {
        String language = languages.language();
        String address = house.getUrls().directory() + "/contact";
        QrCode code = QrCode.of(address);
        String printed = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).localizedBy(Locale.forLanguageTag(language))
                .format(LocalDate.ofInstant(clock.instant(), ZoneId.of(config.timeZone())));
        Sheet sheet = new Sheet(config.organisation(), parts(language), code.path(), code.size(), address, printed,
                cards.homeCity());
        return Response.ok(Templates.poster(sheet)).header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .header(HttpHeaders.VARY, "Accept-Language, Cookie").build();
    }

    /** Each door once, under the need that it serves best; a need whose doors stand elsewhere already names them again. */
    private List<Part> parts(String language) {
        ContactMessages say = cards.say(language);
        List<Channel> channels = Channel.inUse();
        Map<String, List<Channel>> byNeed = new LinkedHashMap<>();
        for (String need : ContactPages.needs(channels))
            byNeed.put(need, channels.stream().filter(channel -> channel.needs.contains(need))
                    .sorted(Comparator.comparing((Channel channel) -> channel.rank.getOrDefault(need, 1))
                            .thenComparing(channel -> channel.id))
                    .toList());
        List<Part> parts = new ArrayList<>();
        byNeed.forEach((need, doors) -> parts.add(new Part(ContactPages.label(need, say),
                doors.stream().map(channel -> door(channel, language, say)).toList())));
        return parts;
    }

    private static Door door(Channel channel, String language, ContactMessages say) {
        return new Door(channel.nameIn(language), Cards.verb(channel.kind, say),
                Addresses.shown(channel.kind, channel.addressIn(language)), channel.kind == Kind.DESK,
                LastingHours.lines(channel.hours(), language, say), channel.humanAnswers);
    }
}
