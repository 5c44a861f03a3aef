package org.tourniquet.kit.edge;

import java.util.ArrayList;
import java.util.List;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What is wrong with a request, all of it at once, as RFC 9457 tells it to programs and a page tells it to people. */
@TemplateData
public final class Problem extends RuntimeException {

    /** One wrong place: where (JSON pointer or parameter name), a stable code, and a sentence a person can act on. */
    @RegisterForReflection
    @TemplateData
    public record At(String pointer, String code, String detail) {
        /** The pointer as a form field's name: {@code /wordings/en} is {@code wordings.en}. */
        public String field() {
            return pointer.replaceFirst("^/", "").replace('/', '.');
        }
    }

    @RegisterForReflection
    record Body(String type, String title, int status, String code, String detail, String instance, List<At> errors) {
    }

    private final int status;
    private final String code;
    private final List<At> errors = new ArrayList<>();
    private String detail;
    private int retryAfterSeconds;

    public Problem(int status, String code, String title) {
        super(title, null, false, status >= 500);
        this.status = status;
        this.code = code;
    }

    public static Problem of(int status, String code, String title) {
        return new Problem(status, code, title);
    }

    public static Problem notFound() {
        return new Problem(404, "not-found", "There is nothing at this address")
                .detail("It may have been removed, or the address is incomplete.");
    }

    /** Adds one wrong place; the detail continues the sentence "this field …". */
    public Problem at(String pointer, String code, String detail) {
        errors.add(new At(pointer, code, detail));
        return this;
    }

    public Problem detail(String detail) {
        this.detail = detail;
        return this;
    }

    public Problem retryAfter(int seconds) {
        this.retryAfterSeconds = seconds;
        return this;
    }

    /** Throws this problem when at least one wrong place was named. */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw this;
        }
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String title() {
        return getMessage();
    }

    public String detail() {
        return detail;
    }

    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    public List<At> errors() {
        return List.copyOf(errors);
    }

    public boolean any() {
        return !errors.isEmpty();
    }

    /** What is said about one form field, or null. */
    public String about(String field) {
        return errors.stream().filter(e -> e.field().equals(field)).map(At::detail).findFirst().orElse(null);
    }

    Body body(String instance) {
        return new Body("urn:tourniquet:problem:" + code, title(), status, code, detail, instance, errors());
    }
}
