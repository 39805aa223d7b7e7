package ar.gob.buenosaires.vecino.faq;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What tests of content share. */
final class ContentFixture {

    /** All at their defaults. */
    static final FaqSettings SETTINGS =
            new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("vecino.faq", FaqSettings.class);

    private ContentFixture() {}
}
