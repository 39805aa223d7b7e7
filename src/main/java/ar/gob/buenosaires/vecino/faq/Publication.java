package ar.gob.buenosaires.vecino.faq;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which texts residents get, or would get: to be looked at as a whole before and after a change. */
final class Publication {

    /** @param row tells items apart in the reasons shown to editors */
    record Text(long row, ItemKey key, String area, int revision, Document document) {}

    private final Map<ItemKey, Text> texts = new LinkedHashMap<>();

    Publication() {}

    Publication(Publication other) {
        texts.putAll(other.texts);
    }

    void put(ContentItem item, int revision, Document document) {
        put(new Text(item.id(), item.key(), item.area(), revision, document));
    }

    void put(Text text) {
        texts.put(text.key(), text);
    }

    void remove(ItemKey key) {
        texts.remove(key);
    }

    Optional<Text> text(ItemKey key) {
        return Optional.ofNullable(texts.get(key));
    }

    List<Text> texts() {
        return List.copyOf(texts.values());
    }

    /** Without what residents do not get although it is live: texts of services that lack name or general answer. */
    Publication effective() {
        Publication effective = new Publication();
        texts.values().stream().filter(text -> isWhole(text.key().service())).forEach(effective::put);
        return effective;
    }

    private boolean isWhole(String service) {
        return texts.containsKey(ItemKey.service(service)) && texts.containsKey(ItemKey.answer(service, null));
    }

    /** The services that have a general answer, in the menu's order. */
    List<PublishedService> services() {
        Map<String, List<Text>> answers = new LinkedHashMap<>();
        texts.values().stream()
                .filter(text -> text.document() instanceof Answer)
                .sorted(Comparator.comparingInt(text -> answer(text).position()))
                .forEach(text -> answers.computeIfAbsent(text.key().service(), slug -> new ArrayList<>())
                        .add(text));
        return texts.values().stream()
                .filter(text -> text.document() instanceof CityService
                        && isWhole(text.key().service()))
                .sorted(Comparator.comparingInt((Text text) -> service(text).position())
                        .thenComparing(text -> text.key().service()))
                .map(text -> service(text, answers.getOrDefault(text.key().service(), List.of())))
                .toList();
    }

    private static PublishedService service(Text text, List<Text> answers) {
        CityService service = service(text);
        List<PublishedAnswer> published = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>(service.words().evidence(text.row(), null));
        for (Text each : answers) {
            Answer answer = answer(each);
            published.add(answer.publish(each.key().topic(), each.revision()));
            evidence.addAll(answer.words().evidence(each.row(), each.key().topic()));
        }
        var place = new CityService.Place(text.key().service(), text.area());
        return service.publish(place, text.revision(), published, evidence);
    }

    private static CityService service(Text text) {
        return (CityService) text.document();
    }

    private static Answer answer(Text text) {
        return (Answer) text.document();
    }
}
