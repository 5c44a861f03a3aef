package org.tourniquet.triage.assessment.texting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of what people type and how it is understood; what could mean two things stays words for a human. */
class ReaderTest {

    private static final List<Asked.Option> TROUBLES = List.of(new Asked.Option("care", "Someone needs a doctor"),
            new Asked.Option("shelter", "No safe place to sleep"), new Asked.Option("power", "The power is out"),
            new Asked.Option("comms", "No phone or internet"), new Asked.Option("papers", "Papers are lost"));
    private static final List<Asked.Option> ARABIC = List.of(new Asked.Option("care", "شخص يحتاج إلى طبيب"),
            new Asked.Option("power", "الكهرباء مقطوعة"));
    private static final Asked PICK = new Asked(false, false, true, withNone(TROUBLES),
            List.of(new Asked.Option("access", "Roads are blocked")));
    private static final Asked LIST = new Asked(true, false, true, withNone(TROUBLES), List.of());
    private static final Asked YES_NO = new Asked(false, true, true,
            List.of(new Asked.Option("yes", "Yes"), new Asked.Option("no", "No")), List.of());

    private static List<Asked.Option> withNone(List<Asked.Option> options) {
        var all = new java.util.ArrayList<>(options);
        all.add(new Asked.Option(Asked.NONE, "None of these"));
        return all;
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            2                   | en | shelter
            2.                  | en | shelter
            2)                  | en | shelter
            (2)                 | en | shelter
            #2                  | en | shelter
            ' 2 '               | en | shelter
            02                  | en | shelter
            2 2                 | en | shelter
            ２                   | en | shelter
            ٢                   | ar | shelter
            ۲                   | ar | shelter
            २                   | en | shelter
            ২                   | en | shelter
            ๒                   | en | shelter
            2️⃣                  | en | shelter
            ②                   | en | shelter
            ⒉                   | en | shelter
            two                 | en | shelter
            Two!                | en | shelter
            number two          | en | shelter
            deux                | fr | shelter
            Réponse 2           | fr | shelter
            kaksi               | fi | shelter
            kaks                | fi | shelter
            kettő               | hu | shelter
            két                 | hu | shelter
            du                  | eo | shelter
            اثنان               | ar | shelter
            kaksi               | en | shelter
            neljä               | fi | comms
            négy                | hu | comms
            öt                  | hu | papers
            kvin                | eo | papers
            خمسة                | ar | papers
            6                   | en | none
            none                | en | none
            None of these.      | en | none
            aucun               | fr | none
            ei mikään           | fi | none
            semmi               | hu | none
            neniu               | eo | none
            لا شيء              | ar | none
            the power is out    | en | power
            The power           | en | power
            power               | en | power
            3 the power is out  | en | power
            2 no safe place     | en | shelter
            papers              | en | papers
            doctor              | en | care
            internet            | en | comms
            no phone            | en | comms
            ?                   | en | unknown
            ???                 | en | unknown
            ؟                   | ar | unknown
            ？                   | en | unknown
            I don’t know        | en | unknown
            idk                 | en | unknown
            je ne sais pas      | fr | unknown
            en tiedä            | fi | unknown
            nem tudom           | hu | unknown
            mi ne scias         | eo | unknown
            لا أعرف             | ar | unknown
            0                   | en | human
            ٠                   | ar | human
            0️⃣                  | en | human
            zero                | en | human
            nolla               | fi | human
            person              | en | human
            ihminen             | fi | human
            إنسان               | ar | human
            <                   | en | back
            ＜                   | en | back
            back                | en | back
            takaisin            | fi | back
            رجوع                | ar | back
            web                 | en | web
            WEB                 | fi | web
            roads               | en | absent access
            roads are blocked   | en | absent access
            7                   | en | words
            -                   | en | words
            ''                  | en | words
            1 2                 | en | words
            1-3                 | en | words
            12025550100         | en | words
            99999999999999999   | en | words
            2 people are hurt   | en | words
            I have 3 children   | en | words
            no 2                | en | words
            not 2               | en | words
            no power            | en | words
            no                  | en | words
            so                  | en | words
            the boat is gone    | en | words
            stop                | en | words
            STOP                | en | words
            End                 | en | words
            quit                | en | words
            cancel              | en | words
            unsubscribe         | en | words
            start               | en | words
            help                | en | words
            info                | en | words
            yes                 | en | words
            arrêt               | fr | words
            lopeta              | fi | words
            leáll               | hu | words
            haltu               | eo | words
            توقف                | ar | words
            """)
    void one_of_a_list(String text, String language, String meant) {
        assertEquals(meant, said(Reader.read(text, PICK, language)));
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            1                   | en | care
            1 3 5               | en | care power papers
            1,3                 | en | care power
            1, 3 and 5          | en | care power papers
            1.3.                | en | care power
            3;1                 | en | power care
            1/3                 | en | care power
            1+3                 | en | care power
            1-3-5               | en | care power papers
            135                 | en | care power papers
            1️⃣3️⃣                | en | care power
            ١ ٣                 | ar | care power
            ١،٣                 | ar | care power
            one three           | en | care power
            un et trois         | fr | care power
            yksi ja kolme       | fi | care power
            egy és három        | hu | care power
            unu kaj tri         | eo | care power
            واحد و ثلاثة        | ar | care power
            yes 1 and 3         | en | care power
            power, papers       | en | power papers
            The power is out    | en | power
            6                   | en | -
            no                  | en | -
            none                | en | -
            ei                  | fi | -
            لا                  | ar | -
            ?                   | en | unknown
            0                   | en | human
            yes                 | en | words
            1 6                 | en | words
            1 7                 | en | words
            1 0                 | en | words
            1-3                 | en | words
            1 child is missing  | en | words
            115                 | en | words
            power, boats        | en | words
            everything          | en | words
            """)
    void several_of_a_list(String text, String language, String meant) {
        assertEquals(meant, said(Reader.read(text, LIST, language)));
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            1      | en | yes
            2      | en | no
            yes    | en | yes
            y      | en | yes
            ok     | en | yes
            ok     | eo | yes
            oui    | fr | yes
            kyllä  | fi | yes
            igen   | hu | yes
            jes    | eo | yes
            نعم    | ar | yes
            No.    | en | no
            non    | fr | no
            ei     | fi | no
            nem    | hu | no
            ne     | eo | no
            لا     | ar | no
            stop   | en | words
            maybe  | en | words
            """)
    void yes_or_no(String text, String language, String meant) {
        assertEquals(meant, said(Reader.read(text, YES_NO, language)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            كهرباء            | words
            الكهرباء          | power
            الكهرباء مقطوعة   | power
            طبيب              | care
            شخص               | human
            """)
    void in_arabic_words(String text, String meant) {
        assertEquals(meant, said(Reader.read(text, new Asked(false, false, true, ARABIC, List.of()), "ar")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Enough!   | enough
            assez     | enough
            RIITTÄÄ.  | enough
            elég      | enough
            sufiĉas   | enough
            يكفي      | enough
            كفى       | enough
            more      | more
            Suite     | more
            jatka     | more
            tovább    | more
            plu       | more
            تابع      | more
            more or less | words
            """)
    void enough_and_more(String text, String meant) {
        assertEquals(meant, said(Reader.read(text, YES_NO, "en")));
    }

    private static String said(Reading reading) {
        return switch (reading) {
            case Reading.Choice c -> c.ids().isEmpty() ? "-" : String.join(" ", c.ids());
            case Reading.Unknown u -> "unknown";
            case Reading.Absent a -> "absent " + a.id();
            case Reading.Human h -> "human";
            case Reading.Back b -> "back";
            case Reading.Web w -> "web";
            case Reading.Enough e -> "enough";
            case Reading.More m -> "more";
            case Reading.Words w -> "words";
        };
    }
}
