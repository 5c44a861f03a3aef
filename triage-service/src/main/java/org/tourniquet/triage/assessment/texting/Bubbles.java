package org.tourniquet.triage.assessment.texting;

import java.util.ArrayList;
import java.util.List;

/** Cuts what is asked into texts: one where it fits, else several that say which of how many each is. */
public final class Bubbles {

    /** Parts of one text of a list: with one each, six dangers would be seven texts, and in costly letters nine. */
    private static final int PARTS = 2;
    private static final int PARTS_OF_COSTLY = 3;

    private Bubbles() {
    }

    /** The fullest that costs no more parts than the shortest: one where it fits. */
    public static String fullest(List<String> fullestFirst) {
        int parts = Segments.of(Segments.thrifty(fullestFirst.getLast()));
        return fullestFirst.stream().map(Segments::thrifty).filter(t -> Segments.of(t) <= parts).findFirst().orElseThrow();
    }

    /** A head, its lines and a foot: one text, or several with (1/3) in front; a line is never cut. */
    public static List<String> of(String head, List<String> lines, String foot) {
        var all = new ArrayList<String>();
        all.add(Segments.thrifty(head));
        lines.forEach(l -> all.add(Segments.thrifty(l)));
        if (!foot.isBlank())
            all.add(Segments.thrifty(foot));
        String whole = String.join("\n", all);
        int most = Segments.gsm(whole) ? PARTS : PARTS_OF_COSTLY;
        if (Segments.of(whole) <= most)
            return List.of(whole);
        List<String> cut = cut(all, most);
        if (!foot.isBlank() && cut.size() > 2)
            joinFoot(cut, most);
        var numbered = new ArrayList<String>();
        for (int i = 0; i < cut.size(); i++)
            numbered.add(number(i + 1, cut.size()) + cut.get(i));
        return List.copyOf(numbered);
    }

    /** A last text of nothing but the foot is one text too many. */
    private static void joinFoot(List<String> texts, int most) {
        String last = texts.removeLast();
        String joined = texts.getLast() + "\n" + last;
        if (last.lines().count() <= 2 && Segments.of(number(9, 9) + joined) <= most + 1)
            texts.set(texts.size() - 1, joined);
        else
            texts.add(last);
    }

    private static List<String> cut(List<String> lines, int most) {
        var texts = new ArrayList<String>();
        var text = new StringBuilder();
        for (String line : lines) {
            if (!text.isEmpty() && Segments.of(number(9, 9) + text + "\n" + line) > most) {
                texts.add(text.toString());
                text.setLength(0);
            }
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
        texts.add(text.toString());
        return texts;
    }

    private static String number(int n, int of) {
        return "(" + n + "/" + of + ") ";
    }
}
