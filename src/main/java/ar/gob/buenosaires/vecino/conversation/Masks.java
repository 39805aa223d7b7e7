package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.CatalogueChanged;
import ar.gob.buenosaires.vecino.faq.PublishedAnswer;
import ar.gob.buenosaires.vecino.faq.PublishedService;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hides in a text what would say who wrote it. Rather hides too much: the words that remain are folded. */
@Component
class Masks {

    /** In characters: longer texts are somebody's story, and the patterns take their length squared. */
    private static final int LONGEST = 400;

    private static final char FIRST_MARK = '\uE100'; // stands for a hidden piece until the words are folded

    private final MaskWords words;
    private final ChatWords chat;
    private volatile Set<String> known = Set.of();

    Masks(MaskWords words, ChatWords chat) {
        this.words = words;
        this.chat = chat;
    }

    /** Words of the content are no names. */
    @EventListener
    void follow(CatalogueChanged changed) {
        known = words(changed.catalogue());
    }

    /**
     * The folded text with {@code #nombre}, {@code #telefono} and the like in place of what is hidden; empty where the
     * text is longer than {@value #LONGEST} characters.
     */
    String mask(String text) {
        if (text.length() > LONGEST) {
            return "";
        }
        StringBuilder clean = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(c -> append(clean, c));
        String marked = clean.toString();
        for (int i = 0; i < words.looks.size(); i++) {
            String mark = " " + (char) (FIRST_MARK + i) + " ";
            marked = words.looks.get(i).pattern().matcher(marked).replaceAll(mark);
        }
        MaskedText masked = new MaskedText(words, this::isEveryday, this::isKnown, this::label);
        return masked.of(marked);
    }

    private boolean isEveryday(String word) {
        return chat.common().contains(word) || chat.skip().contains(word);
    }

    private boolean isKnown(String word) {
        return isEveryday(word) || words.proper.contains(word) || known.contains(word);
    }

    /** The label of a mark; empty when it is none. */
    private String label(String token) {
        int look = token.charAt(0) - FIRST_MARK;
        return look >= 0 && look < words.looks.size() ? words.looks.get(look).label() : "";
    }

    private static void append(StringBuilder clean, int c) {
        if (Character.isDigit(c)) {
            clean.append(Character.digit(c, 10));
        } else if (Character.getType(c) == Character.CONTROL) {
            clean.append(c == '\n' ? '\n' : ' ');
        } else if (Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.PRIVATE_USE) {
            clean.appendCodePoint(c);
        }
    }

    private static Set<String> words(Catalogue catalogue) {
        Set<String> words = new HashSet<>();
        for (PublishedService service : catalogue.services()) {
            words.addAll(PlainText.of(service.title() + " " + service.summary()).words());
            service.evidence().forEach(e -> words.addAll(PlainText.of(e.text()).words()));
            for (PublishedAnswer answer : service.answers()) {
                words.addAll(PlainText.of(answer.title() + " " + answer.body()).words());
            }
        }
        return Set.copyOf(words);
    }
}
