package org.tourniquet.broadcast.audience;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.tourniquet.broadcast.audience.ColumnMapping.Target;

/** What people call the columns of their lists, in English, French, Finnish, Hungarian, Esperanto and Arabic. */
final class ColumnWords {
    private static final Map<String, Target> WORDS = new HashMap<>();

    static {
        words(Target.EMAIL, "email e_mail mail mailaddress email_address e_mail_address mail_address courriel mel adresse_mail "
                + "adresse_email adresse_e_mail adresse_courriel sahkoposti sahkopostiosoite email_cim e_mail_cim drotposta "
                + "retposto retpostadreso retadreso البريد البريد_الالكتروني بريد_الكتروني الايميل ايميل");
        words(Target.PHONE,
                "phone phone_number telephone mobile mobile_phone mobile_number cell cell_phone cellphone tel sms gsm "
                        + "portable telephone_portable numero_de_telephone puhelin puhelinnumero matkapuhelin kannykka telefon "
                        + "telefonszam mobil mobiltelefon mobilszam telefono telefonnumero postelefono poshtelefono الهاتف هاتف "
                        + "رقم_الهاتف الجوال جوال رقم_الجوال المحمول موبايل");
        words(Target.NAME, "name full_name fullname display_name nom nom_complet nimi koko_nimi nev teljes_nev nomo plena_nomo "
                + "الاسم اسم الاسم_الكامل");
        words(Target.LANGUAGE, "language lang preferred_language langue kieli aidinkieli asiointikieli nyelv lingvo اللغة لغة");
        words(Target.REGION,
                "region area district quarter quartier alue kaupunginosa regio kerulet regiono kvartalo المنطقة الحي");
        words(Target.TAGS, "tags tag labels etiquettes tunnisteet cimkek etikedoj وسوم الوسوم");
        words(Target.EXTERNAL_ID, "external_id customer_id customer_number customer_no client_id client_number numero_client "
                + "asiakasnumero asiakastunnus ugyfelszam ugyfelazonosito klientonumero رقم_العميل");
        words(Target.SAFE_CONTACT, "safe_contact contact_sur turvallinen_yhteydenotto biztonsagos_kapcsolat sekura_kontakto "
                + "اتصال_امن");
        words(Target.TIME_ZONE, "time_zone timezone fuseau_horaire aikavyohyke idozona horzono المنطقة_الزمنية");
        words(Target.OPTED_OUT,
                "opted_out opt_out optout unsubscribed desinscrit desabonne peruutettu kieltaytynyt leiratkozott "
                        + "malabonita الغاء_الاشتراك");
    }

    private ColumnWords() {
    }

    private static void words(Target target, String words) {
        for (String word : words.split(" "))
            WORDS.put(bare(word), target);
    }

    /** A column's name as we keep it: small letters, one underscore between words. */
    static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\p{Cf}]", "").replaceAll("[\\s\\-./:]+", "_")
                .replaceAll("^_+|_+$", "");
    }

    /** What a name means; an attribute where we do not know it. A number at its end is one more of the same. */
    static Target meaning(String plain) {
        String bare = bare(plain);
        Target target = WORDS.get(bare);
        if (target == null)
            target = WORDS.get(bare.replaceFirst("_?\\(?\\d{1,2}\\)?$", ""));
        return target == null ? Target.ATTRIBUTE : target;
    }

    /** Without accents, and Arabic without the marks above and below its letters. */
    private static String bare(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
    }
}
