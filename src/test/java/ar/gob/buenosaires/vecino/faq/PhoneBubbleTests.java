package ar.gob.buenosaires.vecino.faq;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.core.MarkedText.Span;
import ar.gob.buenosaires.vecino.faq.FieldDiffs.Part;
import org.junit.jupiter.api.Test;

/** What pages show of texts. */
class PhoneBubbleTests {

    @Test
    void markupIsReadAsWhatsAppReadsIt() {
        assertThat(PhoneBubble.spans("Es *gratis* y _rápido_, ~no~ ```a*b```."))
                .containsExactly(
                        new Span("Es ", ""),
                        new Span("gratis", "b"),
                        new Span(" y ", ""),
                        new Span("rápido", "i"),
                        new Span(", ", ""),
                        new Span("no", "s"),
                        new Span(" ", ""),
                        new Span("a*b", "c"),
                        new Span(".", ""));
        assertThat(PhoneBubble.spans("2*3*4 y buenosaires.gob.ar/a_b_c"))
                .containsExactly(new Span("2*3*4 y buenosaires.gob.ar/a_b_c", ""));
        assertThat(PhoneBubble.spans("*no\nasí*")).containsExactly(new Span("*no\nasí*", ""));
    }

    @Test
    void whatIsNotSeenIsWrittenOut() {
        assertThat(PhoneBubble.spans("a\u202Eb\u200Bc")).containsExactly(new Span("a[U+202E]b[U+200B]c", ""));
        assertThat(PhoneBubble.spans("👩‍🚒 línea\notra")).containsExactly(new Span("👩‍🚒 línea\notra", ""));
    }

    @Test
    void differencesAreMarkedWordByWord() {
        var diff = FieldDiffs.diff("body", "Abre de 9 a 17.\nTraé el DNI.", "Abre de 9 a 18.\nTraé el DNI.");
        assertThat(diff.before())
                .containsExactly(
                        new Part("Abre de 9 a ", false), new Part("17.", true), new Part("\nTraé el DNI.", false));
        assertThat(diff.after())
                .containsExactly(
                        new Part("Abre de 9 a ", false), new Part("18.", true), new Part("\nTraé el DNI.", false));
        assertThat(FieldDiffs.diff("body", "", "Nuevo").before()).isEmpty();
    }
}
