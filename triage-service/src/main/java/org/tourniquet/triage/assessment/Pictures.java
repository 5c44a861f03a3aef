package org.tourniquet.triage.assessment;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.tourniquet.triage.protocol.Localized;

/** Draws a step as a row of up to three pictures, for people who learn by looking; the words always stand below. */
final class Pictures {

    private static final int MOST = 3;
    private static final int SIDE = 48;
    private static final int GAP = 12;

    private Pictures() {
    }

    /** In the order of the sentence, but the time, where there is one, stands last; found in the protocol's English. */
    static List<Picture> of(Localized step) {
        String sentence = step.in("en");
        List<Picture> found = Stream.of(Picture.values()).filter(p -> p.in(sentence) >= 0)
                .sorted(Comparator.comparingInt(p -> p.in(sentence))).toList();
        boolean timed = found.contains(Picture.CLOCK);
        var things = found.stream().filter(p -> p != Picture.CLOCK).limit(timed ? MOST - 1L : MOST);
        return Stream.concat(things, timed ? Stream.of(Picture.CLOCK) : Stream.empty()).toList();
    }

    /** One drawing without words in it, so it is the same in every language; who cannot see it has the sentence. */
    static String svg(Localized step) {
        List<Picture> pictures = of(step);
        if (pictures.isEmpty())
            return null;
        int width = pictures.size() * SIDE + (pictures.size() - 1) * GAP;
        var svg = new StringBuilder("<svg class=\"picture\" viewBox=\"-3 -3 " + (width + 6) + " " + (SIDE + 6)
                + "\" aria-hidden=\"true\">");
        for (int i = 0; i < pictures.size(); i++)
            svg.append("<g transform=\"translate(").append(i * (SIDE + GAP)).append(")\">")
                    .append(pictures.get(i).drawing()).append("</g>");
        return svg.append("</svg>").toString();
    }
}
