package org.tourniquet.kit.edge;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import io.quarkus.arc.Arc;

/**
 * A text column that is sealed at rest ({@code @Convert(converter = SealedText.class)}); it cannot be searched. The key is
 * asked for with each text: a native executable makes its converters while it is built, where no key may be.
 */
@Converter
public class SealedText implements AttributeConverter<String, String> {

    @Override
    public String convertToDatabaseColumn(String plain) {
        return cipher().seal(plain);
    }

    /** A row from before the column was sealed is read as it is. */
    @Override
    public String convertToEntityAttribute(String kept) {
        return cipher().read(kept);
    }

    private static FieldCipher cipher() {
        return Arc.container().instance(FieldCipher.class).get();
    }
}
