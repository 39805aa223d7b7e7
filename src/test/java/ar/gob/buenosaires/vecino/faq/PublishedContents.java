package ar.gob.buenosaires.vecino.faq;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

/** Published content without a database. */
public final class PublishedContents {

    private PublishedContents() {}

    public static PublishedContent of(Catalogue catalogue) {
        PublishedContent content = mock(PublishedContent.class);
        when(content.current()).thenReturn(catalogue);
        return content;
    }

    /** Content that has never been read. */
    public static PublishedContent away() {
        PublishedContent content = mock(PublishedContent.class);
        when(content.current()).thenThrow(new ContentAway());
        return content;
    }
}
