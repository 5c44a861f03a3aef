package org.tourniquet.triage.assessment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A simple drawing for a thing or a deed, found in the English words of a step; drawn in lines of the text's colour. */
enum Picture {

    PHONE("call|calls|phone|phones|helpline|hotline|dial|line",
            "<path d=\"M14 6h20v36H14zM21 37h6\"/>"),
    TEXT("text|texts|message|messages|chat|sms|tell us|tell the|send us",
            "<path d=\"M6 9h36v24H22l-9 8v-8H6zM14 18h20M14 25h13\"/>"),
    MAIL("mail|mails|letter|letters|envelope|post",
            "<path d=\"M5 11h38v27H5zM5 12l19 15 19-15\"/>"),
    WRITE("write|written|list|note|number|numbers|name|names|mark|enter|sheet|report",
            "<path d=\"M10 5h22v38H10zM16 14h10M16 21h10M16 28h6M40 14L28 34l-2 6 5-4 12-19z\"/>"),
    PAPERS("paper|papers|document|documents|policy|contract|certificate|receipt|receipts|clause|proof|statement|copy|confirmation|prescription|portal|page|form|forms",
            "<path d=\"M12 5h17l8 8v30H12zM29 5v8h8M18 21h13M18 28h13M18 35h8\"/>"),
    CARD("id|insurance card|customer number|user name|account|password|codes",
            "<path d=\"M5 11h38v27H5zM16 20a4 4 0 1 0 .1 0M9 33c1-7 13-7 14 0M28 20h10M28 27h10\"/>"),
    PHOTO("photo|photos|photograph|picture|screenshot|screenshots|camera",
            "<path d=\"M5 14h9l4-6h12l4 6h9v26H5zM24 19a8 8 0 1 0 .1 0\"/>"),
    PERSON("person|somebody|someone|colleague|supervisor|employer|landlord|adviser|pharmacist|partner|agent|child|patient|neighbour|friend",
            "<path d=\"M24 5a7 7 0 1 0 .1 0M10 43c0-22 28-22 28 0z\"/>"),
    PEOPLE("people|neighbours|family|friends|relatives|everyone|two of you|others|team|together|nobody",
            "<path d=\"M16 9a6 6 0 1 0 .1 0M33 9a6 6 0 1 0 .1 0M4 41c0-20 24-20 24 0zM31 25c9-1 14 6 14 16H32\"/>"),
    TALK("ask|asks|say|says|tell|agree|talk|speak|give the reason|mention|propose",
            "<path d=\"M14 6a6 6 0 1 0 .1 0M4 42c0-20 20-20 20 0zM27 10h17v14H35l-6 6v-6h-2z\"/>"),
    WALK("walk|go|goes|leave|get out|come|comes|turn round|take the person|takes the person|way|route|detour",
            "<path d=\"M26 4a4 4 0 1 0 .1 0M25 15l-7 5-2 8M25 15l3 13 8 14M28 28l-7 6-5 9M27 18l5 6 6 2\"/>"),
    CAR("car|drive|drives|driving",
            "<path d=\"M4 34V24l6-2 5-10h17l6 10 6 3v9zM13 31a5 5 0 1 0 .1 0M35 31a5 5 0 1 0 .1 0M15 22h20\"/>"),
    ROAD("road|roads|bridge|bridges|underpass|underpasses|ground",
            "<path d=\"M18 6L8 43M30 6l10 37M24 8v6M24 20v7M24 33v8\"/>"),
    HOME("home|house|building|roof|shelter|room|rooms|door|desk|office|school|clinic|centre|dry ground|outdoors|inside",
            "<path d=\"M5 24L24 7l19 17M10 21v22h28V21M20 43V30h8v13\"/>"),
    BED("bed|beds|sleep|nights",
            "<path d=\"M4 12v30M4 34h40v8M44 34v-5c0-6-26-6-26-2v7M11 20a4 4 0 1 0 .1 0\"/>"),
    MEDICINE("medicine|medicines|doses|package|pharmacy|doctor|first aid|medical|ill|illness|sick|health",
            "<path d=\"M18 5h12v13h13v12H30v13H18V30H5V18h13z\"/>"),
    WATER("water|tap|bottle|bottles|drink|rinse",
            "<path d=\"M24 4c8 12 14 18 14 26a14 14 0 0 1-28 0c0-8 6-14 14-26z\"/>"),
    FOOD("food|eat|fridge|meal",
            "<path d=\"M12 5v12c0 6 8 6 8 0V5M16 5v38M34 43V5c-8 4-9 14-6 22h6\"/>"),
    POT("boil|pot|cooker|cook",
            "<path d=\"M8 18h32v20H8zM3 22h5M40 22h5M6 18h36M20 13h8M16 4c-3 3 3 4 0 7M32 4c-3 3 3 4 0 7\"/>"),
    FIRE("fire|flame|warm|heaters|heating",
            "<path d=\"M24 44c-20-4-14-22-4-27 0-6-1-9 3-13 3 9 15 14 14 26-1 9-6 13-13 14z\"/>"),
    POWER("power|switch off|switches off|battery|batteries|charger|charged|lamp|torch|torches|machines|generator|main",
            "<path d=\"M27 3L10 27h12l-3 18 19-27H26z\"/>"),
    SIGNAL("signal|network|internet|wi-fi|wireless|connection|service|online",
            "<path d=\"M24 36a3 3 0 1 0 .1 0M15 30c6-6 12-6 18 0M9 23c10-10 20-10 30 0M3 16c14-14 28-14 42 0\"/>"),
    COMPUTER(
            "computer|device|devices|system|data|export|exports|file|files|app|window|screen|machine|sign|automatic|records|mailbox",
            "<path d=\"M7 8h34v24H7zM3 40h42M18 40v-8M30 40v-8\"/>"),
    MONEY("money|pay|payment|payments|bank|cash|price|advance|bill|bills|rent|fee|amount|cheapest|insurer|transfer",
            "<path d=\"M4 12h40v25H4zM24 18a6.5 6.5 0 1 0 .1 0M9 17v.1M39 32v.1\"/>"),
    BAG("pack|packs|bag|bags|gather|collect|bring|take|carry|keep|piles|freezer|put",
            "<path d=\"M7 17h34v26H7zM17 17V7h14v10M7 28h34\"/>"),
    LOOK("look|looks|check|checks|read|reads|find|compare|search|open",
            "<path d=\"M20 6a14 14 0 1 0 .1 0M30 30l14 14\"/>"),
    STOP("stop|stay|stays|never|do not|not before|wait|waits|pauses|avoid|shut",
            "<path d=\"M16 4h16l12 12v16L32 44H16L4 32V16zM13 24h22\"/>"),
    CLOCK("minutes|minute|hour|hours|today|tonight|evening|tomorrow|now|noon|dark|time|date|day|days|week|morning|times|before|deadline|later",
            "<path d=\"M24 4a20 20 0 1 0 .1 0M24 12v13l9 5\"/>"),
    REST("sit|breathe|rest|calm|listen|listens|still",
            "<path d=\"M14 6a5 5 0 1 0 .1 0M14 18v14h14v12M14 24h12M8 16v28M28 32h8\"/>");

    private final Pattern words;
    private final String drawing;

    Picture(String words, String drawing) {
        this.words = Pattern.compile("(?<![\\p{L}-])(?:" + words + ")(?![\\p{L}])", Pattern.CASE_INSENSITIVE);
        this.drawing = drawing;
    }

    /** Where in the sentence it stands first; -1 where it does not. */
    int in(String sentence) {
        Matcher found = words.matcher(sentence);
        return found.find() ? found.start() : -1;
    }

    /** The lines, on a ground of 48 by 48. */
    String drawing() {
        return drawing;
    }
}
