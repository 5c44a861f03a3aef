package org.tourniquet.triage.authoring.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.assessment.ProtocolJson;

/** A form that somebody who knows XLSForm writes by hand, without having seen one of ours. */
class OwnFormTest {

    private static final Map<String, String> FORM = Map.of("settings", """
            form_title,form_id,default_language,locales,situation::fi
            A small shop,shop,English,en fi,Pieni kauppa
            """, "survey", """
            type;name;label;label::Suomi (fi);phase;dimension;dont_know;relevant
            select_multiple danger;safety;Is any of this true?;Onko jokin näistä totta?;safety;;yes;
            select_one yes_no;alone;Are you alone?;Oletko yksin?;safety;;yes;selected(${safety}, ‘LIFE’)
            select_multiple issues;present;What is happening?;Mitä tapahtuu?;gate;;TRUE;
            select one issues;worst;Which is worst?;Mikä on pahin?;score;danger;1;
            text;words;Anything else?;Muuta?;context;;yes;
            """, "choices", """
            list_name,name,label::English,label::fi
            danger,LIFE,Somebody is hurt,Joku on loukkaantunut
            """, "issues", """
            id,label,label::fi,kind
            counter,The counter stands still,Kassa seisoo,reschedule
            line,The line is down,Yhteys on poikki,technical
            """, "points", """
            dimension,pick,propagates
            danger,32,yes
            """);

    private static Imported read(Map<String, String> form) {
        var files = new LinkedHashMap<String, byte[]>();
        form.forEach((name, text) -> files.put(name + ".csv", text.getBytes(StandardCharsets.UTF_8)));
        return SheetFile.read(Parcel.packed(files));
    }

    @Test
    void what_xlsform_says_is_understood_without_our_own_columns() {
        var read = read(FORM);
        assertEquals(List.of(), read.slips());
        var protocol = read.protocol();
        assertEquals("{\"fi\":\"Pieni kauppa\",\"en\":\"A small shop\"}", protocol.path("situation").toString());
        assertEquals(List.of("MULTI", "YES_NO", "MULTI", "PICK", "TEXT"), protocol.path("questions").findValuesAsText("type"));
        assertEquals("ISSUES", protocol.at("/questions/2/optionsFrom").asText());
        assertEquals("ACTIVE_ISSUES", protocol.at("/questions/3/optionsFrom").asText());
        assertEquals("{\"en\":\"Are you alone?\",\"fi\":\"Oletko yksin?\"}", protocol.at("/questions/1/text").toString());
        assertEquals("{\"question\":\"safety\",\"is\":[\"LIFE\"]}", protocol.at("/questions/1/visibleIf").toString());
        assertTrue(protocol.at("/questions/3/unknown/allowed").asBoolean());
        assertEquals("Joku on loukkaantunut", protocol.at("/questions/0/options/0/label/fi").asText());
    }

    @Test
    void what_it_still_lacks_is_told_where_the_author_will_write_it() {
        var read = read(FORM);
        var told = read.with(ProtocolJson.look(read.protocol()).flaws());
        assertTrue(
                told.stream().anyMatch(
                        s -> s.sheet().equals("issues") && Integer.valueOf(2).equals(s.row()) && s.code().equals("E-OPTIONS")),
                told::toString);
        assertTrue(told.stream().anyMatch(s -> s.sheet().equals("flags") && s.code().equals("E-FLAG")), told::toString);
    }
}
