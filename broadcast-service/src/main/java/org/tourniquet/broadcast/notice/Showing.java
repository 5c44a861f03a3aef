package org.tourniquet.broadcast.notice;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Recipient;
import org.tourniquet.broadcast.audience.Whom;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.security.identity.SecurityIdentity;

/** Puts together what the pages of a notice show, for the reader that was asked for. */
@ApplicationScoped
class Showing {
    private static final int EXAMPLES = 6;
    private static final int LOOKED_THROUGH = 50;

    /** With whose eyes: a person if one is named or found, else anybody who reads the language. */
    record Eyes(String language, UUID recipient, String find) {
        static Eyes of(String language, String recipient, String find) {
            return new Eyes(language != null && language.matches("[a-z]{2,3}") ? language : Languages.DEFAULT, id(recipient),
                    find == null ? "" : find.strip());
        }

        /** As a form says it: what was just pressed, else what was shown before. */
        static Eyes of(Map<String, List<String>> form) {
            String pressed = first(form, "language");
            return pressed != null ? of(pressed, null, null)
                    : of(first(form, "shown-language"),
                            form.containsKey("recipient") ? first(form, "recipient") : first(form, "shown-recipient"),
                            form.containsKey("recipient") ? null : first(form, "find"));
        }

        /** As the end of an address. */
        String query() {
            return "language=" + language + (recipient == null ? "" : "&recipient=" + recipient);
        }

        private static String first(Map<String, List<String>> form, String name) {
            List<String> values = form.get(name);
            return values == null || values.isEmpty() ? null : values.getFirst();
        }

        private static UUID id(String text) {
            try {
                return text == null || text.isBlank() ? null : UUID.fromString(text);
            } catch (IllegalArgumentException notAnId) {
                return null;
            }
        }
    }

    private final Preview preview;
    private final Forecast forecast;
    private final WordingHelp help;
    private final NoticeCodes codes;
    private final Rendering rendering;
    private final Staff staff;
    private final SecurityIdentity reader;
    private final ZoneId zone;

    Showing(Preview preview, Forecast forecast, WordingHelp help, NoticeCodes codes, Rendering rendering, Staff staff,
            SecurityIdentity reader, @ConfigProperty(name = "tourniquet.time-zone") ZoneId zone) {
        this.preview = preview;
        this.forecast = forecast;
        this.help = help;
        this.codes = codes;
        this.rendering = rendering;
        this.staff = staff;
        this.reader = reader;
        this.zone = zone;
    }

    NoticeShown of(Notice notice, Eyes eyes, Problem problem) {
        NoticeShown.Looks looks = looks(notice, eyes);
        NoticeShown.Page page = new NoticeShown.Page(notice, Incident.findById(notice.incident()), staff.name(notice.author()),
                staff.name(notice.approvedBy()), staff.approversBut(notice.author()),
                notice.author().equals(reader.getPrincipal().getName()), reader.hasRole(Roles.MANAGER),
                looks.reader().language(), tongues(notice, looks.reader().language()),
                StartForm.write(notice.startAt(), zone));
        Forecast.Outlook outlook = forecast.of(notice);
        Map<String, WordingField> fields = WordingField.declared();
        return new NoticeShown(page, looks, outlook, problem, help.of(notice, outlook), OpenPlaces.of(notice, fields),
                new NoticeShown.Desk(WordingTemplate.names(), List.copyOf(fields.values()), codes.of(notice.id()),
                        rendering.checkLink()));
    }

    private NoticeShown.Looks looks(Notice notice, Eyes eyes) {
        List<Reader> found = eyes.find.isEmpty() ? List.of() : found(notice, eyes.find);
        boolean certain = found.size() == 1;
        UUID person = certain ? found.getFirst().id() : eyes.find.isEmpty() ? eyes.recipient : null;
        Reader chosen = person == null ? Reader.anybody(eyes.language)
                : Recipient.<Recipient> findByIdOptional(person).map(Reader::of)
                        .orElseGet(() -> Reader.anybody(eyes.language));
        // who is found is chosen; the search has done its work
        String find = certain ? "" : eyes.find;
        List<Reader> others = find.isEmpty()
                ? notice.whom().examples(EXAMPLES).stream().map(Reader::of).toList()
                : found;
        if (notice.wordings().isEmpty())
            return new NoticeShown.Looks(chosen, others, find, null, null, null);
        String language = chosen.person() ? null : chosen.language();
        return new NoticeShown.Looks(chosen, others, find, preview.of(notice, chosen.id(), Medium.SMS, language),
                preview.of(notice, chosen.id(), Medium.BANNER, language),
                preview.of(notice, chosen.id(), Medium.EMAIL, language));
    }

    private static List<Reader> found(Notice notice, String find) {
        Whom whom = notice.whom();
        return Recipient.search(find, null, LOOKED_THROUGH).stream().filter(person -> whom.holds(person.id()))
                .limit(EXAMPLES).map(Reader::of).toList();
    }

    private static List<NoticeShown.Tongue> tongues(Notice notice, String chosen) {
        TreeSet<String> codes = new TreeSet<>(
                Comparator.comparingInt(Showing::place).thenComparing(Comparator.naturalOrder()));
        codes.addAll(Languages.ALL);
        codes.addAll(notice.wordings().keySet());
        return codes.stream().map(code -> new NoticeShown.Tongue(code, Languages.nameOf(code), Languages.direction(code),
                notice.wordings().getOrDefault(code, Wording.none()), code.equals(chosen))).toList();
    }

    private static int place(String language) {
        int at = Languages.ALL.indexOf(language);
        return at < 0 ? Languages.ALL.size() : at;
    }
}
