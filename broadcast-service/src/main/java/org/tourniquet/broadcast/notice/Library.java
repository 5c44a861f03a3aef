package org.tourniquet.broadcast.notice;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

/** Keeps words and the fields they may ask for, and takes kept words into a draft. */
@ApplicationScoped
class Library {
    private static final String NAME = "[A-Za-z][A-Za-z0-9_-]{0,39}";
    private static final UUID FIELDS = new UUID(0, 0);

    private final AuditTrail audit;
    private final NoticeConfig config;
    private final Clock clock;

    Library(AuditTrail audit, NoticeConfig config, Clock clock) {
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /** A field that wordings may ask for; checked now, so that nothing is found wrong when it is sent. */
    @Transactional
    WordingField declare(String name, FieldKind kind, WordingField.Source source, String value, List<String> choices) {
        Problem wrong = Problem.of(422, "field-wrong", "The field cannot be declared like this");
        String given = value == null ? "" : value.strip();
        if (name == null || !name.matches(NAME) || Placeholders.KNOWN.contains(name))
            wrong.at("/name", "name", "must be one word of letters, digits, - and _, and none that is filled already");
        if (!given.isEmpty()) {
            kind.wrong(given).ifPresent(why -> wrong.at("/value", "value", why));
            if (StrangeText.in(given))
                wrong.at("/value", "characters", "has characters that are not text");
        }
        if (source == WordingField.Source.ORGANISATION && given.isEmpty())
            wrong.at("/value", "missing", "must be there: it is the same in every notice");
        if (kind == FieldKind.CHOICE && choices.size() < 2)
            wrong.at("/choices", "missing", "must be at least two");
        wrong.throwIfAny();
        WordingField.deleteById(name);
        WordingField.flush();
        WordingField field = new WordingField(name, kind, source, StrangeText.withoutOverrides(given),
                kind == FieldKind.CHOICE ? choices : List.of());
        field.persist();
        audit.record("declared", "wording-field", FIELDS, name);
        return field;
    }

    @Transactional
    void drop(String name) {
        if (!WordingField.deleteById(name))
            throw Problem.notFound();
        audit.record("dropped", "wording-field", FIELDS, name);
    }

    /** Keeps a notice's words under a name, instead of those that had it; the values of the day are left open again. */
    @Transactional
    WordingTemplate keep(String name, UUID noticeId) {
        Notice notice = NoticePages.found(noticeId);
        Map<String, Wording> words = new TreeMap<>();
        notice.wordings().forEach((language, wording) -> {
            Map<String, Fill> open = new TreeMap<>();
            wording.values().forEach((field, fill) -> open.put(field, fill.person() ? fill : Fill.ofTheDay(fill.kind())));
            words.put(language, wording.filledWith(open));
        });
        return keep(name, words);
    }

    @Transactional
    WordingTemplate keep(String name, Map<String, Wording> words) {
        String title = name == null ? "" : name.strip().replaceAll("\\s+", " ");
        Problem wrong = Problem.of(422, "template-wrong", "The words cannot be kept like this");
        if (title.isEmpty() || title.length() > 120 || StrangeText.in(title))
            wrong.at("/name", "name", "must be a short name of one line");
        if (words == null || words.isEmpty())
            wrong.at("/wordings", "missing", "are missing: say it in at least one language");
        wrong.throwIfAny();
        Map<String, Wording> clean = new WordingCheck(config.mostParts()).cleaned(words);
        WordingTemplate template = WordingTemplate.named(title);
        if (template == null)
            template = new WordingTemplate(UUID.randomUUID(), title);
        template.keep(clean, audit.signedIn(), clock.instant()).persist();
        audit.record("kept", "wording-template", template.id(), title);
        return template;
    }

    @Transactional
    void forget(UUID id) {
        WordingTemplate template = WordingTemplate.<WordingTemplate> findByIdOptional(id).orElseThrow(Problem::notFound);
        template.delete();
        audit.record("forgot", "wording-template", id, template.name());
    }

    /** Takes kept words into a draft: in each language that they speak they replace what stood there. */
    @Transactional
    Notice use(UUID templateId, UUID noticeId) {
        WordingTemplate template = WordingTemplate.<WordingTemplate> findByIdOptional(templateId)
                .orElseThrow(Problem::notFound);
        Notice notice = Drafting.locked(noticeId);
        Map<String, Wording> words = new TreeMap<>(notice.wordings());
        words.putAll(Fills.opened(template.wordings(), WordingField.declared()));
        Refusal.orProblem(() -> notice.worded(words));
        audit.record("worded", "notice", noticeId, "from the kept words “" + template.name() + "”");
        return notice;
    }
}
