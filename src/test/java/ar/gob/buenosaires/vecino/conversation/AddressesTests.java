package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.emergency.CaseFacts.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words are surely an address, and which only look like one. */
class AddressesTests {

    private final Addresses addresses = new Addresses(new Places(), new ChatWords());

    private String address(String text) {
        return addresses
                .in(text, Location.UNKNOWN)
                .map(found -> String.valueOf(found.location().address()))
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sí pero respira mal, estamos en Corrientes 1234 | Corrientes 1234",
                "Corrientes 1234 | Corrientes 1234",
                "corrientes al 1234 | corrientes al 1234",
                "se desmayó mi abuela en Rivadavia 5000, tiene 80 años | Rivadavia 5000",
                "mi mamá no respira, estamos en Av. Santa Fe 3456 piso 3 depto B | Av. Santa Fe 3456 piso 3 depto B",
                "no respira estamos en Juan B. Justo 1500 3B | Juan B. Justo 1500 3B",
                "estamos en Anchoris 340 y no respira | Anchoris 340",
                "pasaje Los Andes 1250, se cayó | pasaje Los Andes 1250",
                "vengan a Padre Mugica 450 | Padre Mugica 450",
                "Corrientes y Callao | Corrientes y Callao",
                "hay un hombre tirado en Av. Corrientes y Callao, no reacciona | Av. Corrientes y Callao",
                "estamos en la esquina de Thames y Gorriti | Thames y Gorriti",
                "estoy en 25 de Mayo 333 | 25 de Mayo 333",
                "Corrientes 1234. Repito: Corrientes 1234 | Corrientes 1234"
            })
    void takesWhatSurelyIsOne(String text, String address) {
        assertThat(address(text)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mi teléfono es 11 4444 5555",
                "llamame al 1544445555",
                "llamé al 107 en Corrientes y no atienden",
                "tomó losartan 100",
                "toma Rivotril 200 y aspirina 500 mg",
                "le dimos 1000 mg de paracetamol",
                "está en tratamiento con metformina 850",
                "la glucemia está en 350",
                "está en ayunas 300 de glucosa",
                "tiene 84 años y presión 180",
                "desde las 1530",
                "desde el 25 de mayo 2020",
                "el dni es 12345678",
                "en el colectivo 152",
                "trabajo en Corrientes 1234",
                "no estamos en Corrientes 1234",
                "estuve en Córdoba y Mendoza",
                "viene de Salta y Jujuy",
                "tos y fiebre",
                "le duele brazo y pierna",
                "de Corrientes 1234 fuimos a Callao 500",
                "en el hospital Rivadavia 5000",
                "debo Corrientes 1234-5678",
                "Corrientes 1500 pesos",
                "estamos en casa 1234",
                "no",
                "",
                "?"
            })
    void leavesWhatOnlyLooksLikeOne(String text) {
        assertThat(address(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "estamos en Rivadavia 5000, Caballito | caballito | 6 | false",
                "Corrientes 3500 almagro, no respira | almagro | 5 | false",
                "vivo en Nazca 1200, comuna 11 | | 11 | false",
                "estamos en Olivos, Maipú 2500 | | | true",
                "Rivadavia 5000, once años tiene | | | false",
                "Belgrano 1200, no respira | | | false"
            })
    void takesTheBarrioThatStandsBesideIt(String text, String barrio, Integer comuna, boolean outside) {
        Places.Found found = addresses.in(text, Location.UNKNOWN).orElseThrow();

        assertThat(found.location().neighbourhood()).isEqualTo(barrio);
        assertThat(found.location().comuna()).isEqualTo(comuna);
        assertThat(found.outside()).isEqualTo(outside);
    }

    @Test
    void ofALongNameNothingIsTaken() {
        assertThat(address("estamos en " + "w".repeat(300) + " 1234")).isEmpty();
    }
}
