package ar.gob.buenosaires.vecino.emergency;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** As words in one column. */
@Converter
class CorrectedFields implements AttributeConverter<Set<Correctable>, String> {

    @Override
    public String convertToDatabaseColumn(Set<Correctable> fields) {
        return fields.stream().map(Correctable::name).sorted().collect(Collectors.joining(" "));
    }

    @Override
    public Set<Correctable> convertToEntityAttribute(String words) {
        return Arrays.stream(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Correctable::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
