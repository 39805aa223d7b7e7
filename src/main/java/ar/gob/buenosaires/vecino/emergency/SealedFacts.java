package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.privacy.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeps what is known of a case as JSON under the vault's seal. */
@Component
@Converter
class SealedFacts implements AttributeConverter<CaseFacts, byte[]> {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    // the vault needs the database, which needs the entities, which need this
    private final ObjectProvider<Vault> vault;

    SealedFacts(ObjectProvider<Vault> vault) {
        this.vault = vault;
    }

    @Override
    public byte[] convertToDatabaseColumn(CaseFacts facts) {
        try {
            return vault.getObject().seal(JSON.writeValueAsString(facts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts are plain values", e);
        }
    }

    @Override
    public CaseFacts convertToEntityAttribute(byte[] sealed) {
        try {
            return JSON.readValue(vault.getObject().open(sealed), CaseFacts.class);
        } catch (JsonProcessingException e) {
            // the original could quote what is sealed
            throw new IllegalStateException(
                    "sealed facts cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
