package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.messaging.Content;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What residents ask after an answer, without naming the service again. */
class FollowUpTests {

    private static final ConversationFixture PARTS = ConversationFixture.shared();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            puntos-verdes | y qué llevo ahí? | accepted
            puntos-verdes | y las pilas? | batteries
            puntos-verdes | abren el domingo? | hours
            turnos | y si no hay turnos? | no-slots
            turnos | cómo lo cancelo? | cancel
            turnos | y cuánto sale la licencia? | driving-licence-cost
            disfrutemos-ba | y para llevar a los chicos? | kids
            disfrutemos-ba | algo gratis hay? | free
            disfrutemos-ba | y si llueve? | rain
            ba-playa | se puede meter al agua? | pool
            ba-playa | hay que llevar algo? | what-to-bring
            ba-playa | hasta cuándo está? | deadline
            creditos | y si estoy en el veraz? | bad-credit
            creditos | qué me piden? | requirements
            creditos | cuántas cuotas son, qué interés tiene? | cost
            educacion | y si no hay vacante? | no-place
            educacion | tienen comedor? | school-meals
            educacion | qué papeles llevo? | documents
            inscripcion-docente | y hasta cuándo hay tiempo? | deadline
            inscripcion-docente | cómo veo mi puntaje? | status
            inscripcion-docente | y si no puedo entrar con mi usuario? | user-problem
            certificados-de-estudio | y si lo perdí? | lost
            certificados-de-estudio | cuánto tarda? | status
            certificados-de-estudio | y si la escuela cerró? | closed-school
            plan-sarmiento | y si se me bloqueó? | blocked
            plan-sarmiento | me la robaron | stolen
            plan-sarmiento | hay que devolverla? | return
            solicitudes | cuánto tardan en venir? | status
            solicitudes | puede ser anónimo? | anonymous
            solicitudes | y si tengo escombros? | rubble
            linea-144 | puedo escribir en vez de llamar? | chat
            linea-144 | atienden de noche? | hours
            linea-144 | y si es para una amiga? | third-party
            infracciones | puedo pagar en cuotas? | instalments
            infracciones | y si no fui yo? | not-mine
            infracciones | qué pruebas sirven? | documents
            ecobici | y los turistas? | tourists
            ecobici | desde qué edad? | age
            ecobici | cuánto tiempo la puedo usar? | trips
            vtv | y si no paso? | failed
            vtv | y para la moto? | motorcycle
            vtv | puedo cambiar la fecha? | change
            vamos-los-vecinos | cómo sumo mi negocio? | shops
            vamos-los-vecinos | qué beneficios tiene? | benefits
            vamos-los-vecinos | dónde está el puesto móvil? | mobile
            mapa-del-delito | qué delitos muestra? | included
            mapa-del-delito | y en mi barrio? | my-area
            mapa-del-delito | cada cuánto se actualiza? | status
            garantia-ba | y cuánto cobran? | cost
            garantia-ba | qué pasa si me rechazan? | refused
            garantia-ba | y el dueño tiene que aceptar? | owner
            puntos-verdes | reciben aceite? | oil
            turnos | qué documentación llevo al médico? | health-documents
            disfrutemos-ba | hay museos? | museums
            ba-playa | cuánto cuesta entrar? | cost
            creditos | soy monotributista, puedo? | self-employed
            educacion | y las becas? | grants
            inscripcion-docente | y si no estoy de acuerdo con el puntaje? | claim
            certificados-de-estudio | sirve en el exterior? | abroad
            plan-sarmiento | la pantalla está rota, la arreglan? | repair
            solicitudes | y un árbol caído? | tree
            linea-144 | hay un refugio? | shelter
            infracciones | y el libre deuda? | clearance
            ecobici | y si la bici está rota? | bike-problem
            vtv | mi auto es nuevo | new-vehicle
            vamos-los-vecinos | y hay premios? | prize
            mapa-del-delito | de dónde salen los datos? | data
            garantia-ba | soy extranjero, puedo igual? | foreigners
            """)
    void asksOfTheServiceTalkedAboutBefore(String before, String text, String topic) {
        assertThat(said(before, text).grounds()).containsEntry("answer", before + "/" + topic);
    }

    /** Each answer of a service with several subjects has its own "where" and "how much". */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            turnos/vaccination | dónde | turnos/vaccination
            turnos/vaccination | y cuánto sale? | turnos/vaccination
            turnos/vaccination | a qué hora cierra | turnos/hours
            turnos/driving-licence | dónde es | turnos/driving-licence
            infracciones/towed-car | dónde está | infracciones/towed-car
            infracciones/towed-car | a qué hora cierra? | infracciones/towed-car
            infracciones | dónde queda | infracciones/where
            infracciones | me hacen descuento? | infracciones/voluntary-payment
            educacion/enrolment | y si no hay lugar | educacion/no-place
            educacion/grants | comedor | educacion/school-meals
            turnos/id-card | dónde | turnos/id-card-where
            turnos/id-card | y cuánto sale? | turnos/cost
            turnos/driving-licence | y cuánto sale? | turnos/driving-licence-cost
            turnos/driving-licence | requisitos | turnos/driving-licence-requirements
            turnos/health | y cuánto sale? | turnos/cost
            turnos/health | y cuánto sale la licencia? | turnos/driving-licence-cost
            turnos/driving-licence | por primera vez | turnos/driving-licence
            turnos/certificates | cuánto tarda | turnos/certificates
            turnos/wedding | qué papeles | turnos/wedding
            turnos/cancel | cómo? | turnos/cancel
            turnos/cancel | por teléfono? | turnos/cancel
            ecobici | how much | ecobici/cost
            turnos/vaccination | onde | turnos/vaccination
            educacion/enrolment | y si no consigo | educacion/no-place
            turnos/wedding | cuánto | turnos/cost
            infracciones/appeal | y cuánto? | infracciones/cost
            vtv | cuándo | vtv/deadline
            mascotas/castration | es gratis? | mascotas/cost
            turnos | dónde queda | turnos/where
            turnos | precio | turnos/cost
            """)
    void goesOnAboutTheAnswerBefore(String before, String text, String answer) {
        assertThat(said(before, text).grounds()).containsEntry("answer", answer);
    }

    /** What was asked is known, and that there is no answer: what there is stands on the buttons. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            turnos/health | requisitos | Turno médico
            plan-sarmiento/repair | dónde la llevo | Se rompió
            mapa-del-delito | cuánto sale? | Mapa del Delito
            empleo | y cuánto cuesta? | Empleo
            solicitudes/tree | horario? | Árboles y poda
            """)
    void offersWhatThereIsWhereNothingIsToldOfATopic(String before, String text, String title) {
        Decision decision = said(before, text);

        assertThat(decision.reason()).isEqualTo(Decision.UNKNOWN);
        assertThat(decision.answered()).isNull();
        assertThat(decision.bubble().body()).contains("No tengo ese dato sobre *" + title);
        assertThat(ConversationFixture.ids(decision.bubble()))
                .anyMatch(id -> id.contains(before.replaceAll("/.*", "")));
    }

    /** After an answer about violence nobody is told that they were not understood, nor sent to an ambulance first. */
    @Test
    void takesCareAfterViolence() {
        assertThat(said("linea-144/harassment", "y si viene a mi casa").bubble().body())
                .contains("911")
                .contains("144")
                .doesNotContain("no entendí");
        Decision alarm = said("linea-144/harassment", "esta abajo tocando timbre");
        assertThat(alarm.intent()).isEqualTo("emergency");
        assertThat(alarm.bubble().body()).startsWith("🚨 *Llamá ya al 911*");
        assertThat(alarm.grounds()).containsEntry("line", "911");
        assertThat(said("turnos", "esta abajo tocando timbre").bubble().body()).startsWith("🚨 *Llamá ya al 107*");
        assertThat(said("linea-144", "no puedo respirar").bubble().body()).startsWith("🚨 *Llamá ya al 107*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ok | Dale
            Dale! | Dale
            👍 | Dale
            ah ok listo | Dale
            no entendí | no fui claro
            no te entiendo | no fui claro
            no sirve este bot | no fui claro
            no pregunté eso | no fui claro
            de nada jaja | Dale
            sos un robot? | no soy una persona
            """)
    void answersWhatIsSaidToItself(String text, String said) {
        Decision decision = said("vtv/cost", text);

        assertThat(decision.intent()).isEqualTo("none");
        assertThat(decision.reason()).isEqualTo("social");
        assertThat(decision.bubble().body()).contains(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ecobici | quiero sacar un crédito para un auto | creditos
            ba-playa | cuándo me toca la vtv | vtv
            vtv | tengo fiebre y tos | symptoms
            creditos | gracias, chau | goodbye
            solicitudes | Aguirre 1234 piso 3 | none
            infracciones | blablabla | none
            linea-144 | contame un chiste | none
            vtv | cuánto sale un kilo de asado | none
            ecobici | a qué hora juega river | none
            puntos-verdes | dónde compro un sillón usado para el living | none
            infracciones | cuánto cuesta un iphone | none
            ba-playa | hasta qué hora atiende edesur | none
            turnos | me falta el aire | emergency
            turnos | cuánto falta para el mundial | none
            """)
    void asksOfSomethingElse(String before, String text, String intent) {
        assertThat(said(before, text).intent()).isEqualTo(intent);
    }

    private static Decision said(String before, String text) {
        Content content = new Content.Text(text);
        Optional<Glance> glance = PARTS.comprehension.look(content);
        return PARTS.comprehension
                .danger(glance)
                .map(alarm -> PARTS.comprehension.after(TalkedAbout.of(before), alarm))
                .orElseGet(() -> PARTS.comprehension.decide(content, glance, TalkedAbout.of(before)));
    }
}
