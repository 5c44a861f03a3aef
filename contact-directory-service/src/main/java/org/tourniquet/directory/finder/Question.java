package org.tourniquet.directory.finder;

import java.util.Set;

import org.tourniquet.kit.edge.Languages;

/**
 * What a stranger asks, without what makes no difference to the answer. Chosen: the language stands in the address and is
 * carried on by the links of the page.
 */
record Question(Kind kind, String need, String constraint, String language, boolean chosen) {

    enum Kind {
        PAGE,
        FACTS,
        ROUTE
    }

    static final Set<String> CONSTRAINTS = Set.of(Finder.NO_VOICE, Finder.NO_DATA);

    /** A need that nobody serves, and a constraint that we do not know, ask for the page without them. */
    static Question page(Set<String> needs, String need, String constraint, String lang, String language) {
        boolean known = need != null && needs.contains(need);
        return new Question(Kind.PAGE, known ? need : null,
                known && constraint != null && CONSTRAINTS.contains(constraint) ? constraint : null, language,
                lang != null && Languages.ALL.contains(lang));
    }

    static Question facts(String language) {
        return new Question(Kind.FACTS, null, null, language, false);
    }

    /** Null where anybody could ask endlessly many different ones: those are answered, not kept. */
    static Question route(Set<String> needs, String need, String constraint, String speaks) {
        boolean usual = needs.contains(need) && Languages.ALL.contains(speaks)
                && (constraint == null || CONSTRAINTS.contains(constraint));
        return usual ? new Question(Kind.ROUTE, need, constraint, speaks, false) : null;
    }
}
