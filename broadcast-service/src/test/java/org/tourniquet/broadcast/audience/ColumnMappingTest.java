package org.tourniquet.broadcast.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tourniquet.broadcast.audience.ColumnMapping.Target;
import org.tourniquet.kit.edge.Problem;

/** Columns are known by what people call them. */
class ColumnMappingTest {

    @ParameterizedTest
    @CsvSource({ "E-mail,EMAIL", "email_2,EMAIL", "Courriel,EMAIL", "Sähköposti,EMAIL", "E-mail cím,EMAIL",
            "retpoŝtadreso,EMAIL", "البريد الإلكتروني,EMAIL", "Mobile phone,PHONE", "Téléphone portable,PHONE",
            "Puhelinnumero,PHONE", "Telefonszám,PHONE", "رقم الهاتف,PHONE", "Phone 2,PHONE", "Nimi,NAME", "Név,NAME",
            "Nom complet,NAME", "الاسم,NAME", "Kieli,LANGUAGE", "Nyelv,LANGUAGE", "Ügyfélszám,EXTERNAL_ID",
            "Fuseau horaire,TIME_ZONE", "Safe contact,SAFE_CONTACT", "Unsubscribed,OPTED_OUT", "id,ATTRIBUTE",
            "street,ATTRIBUTE" })
    void a_name_in_any_of_our_languages_is_understood(String name, Target target) {
        assertEquals(target, ColumnMapping.guess(List.of(name)).columns().getFirst().target());
    }

    @Test
    void the_columns_of_our_own_rejected_rows_are_left_out() {
        assertEquals(List.of(Target.LEAVE_OUT, Target.LEAVE_OUT, Target.EMAIL),
                ColumnMapping.guess(List.of("line", "reason", "email")).columns().stream().map(c -> c.target()).toList());
    }

    @Test
    void a_stated_meaning_wins_and_every_slip_in_it_is_named() {
        ColumnMapping guessed = ColumnMapping.guess(List.of("Kontakt", "name", "email"));
        assertEquals(Target.PHONE, guessed.meaning(Map.of("Kontakt", "phone", "email", "leave_out")).columns().getFirst()
                .target());
        Problem problem = assertThrows(Problem.class, () -> guessed.meaning(Map.of("nobody", "phone", "name", "nickname")));
        assertEquals(2, problem.errors().size());
    }

    @Test
    void two_names_or_no_address_cannot_be_used() {
        ColumnMapping mapping = ColumnMapping.guess(List.of("street", "town"));
        assertTrue(assertThrows(Problem.class, mapping::usable).errors().getFirst().detail().contains("email"));
        assertThrows(Problem.class, mapping.meaning(List.of(Target.NAME, Target.NAME))::usable);
    }
}
