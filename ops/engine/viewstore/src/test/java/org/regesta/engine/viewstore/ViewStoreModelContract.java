package org.regesta.engine.viewstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.regesta.ports.ViewHash;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;

/** The contract again, as random walks beside a model. */
abstract class ViewStoreModelContract extends ViewStorePlaceContract {

    private static final int STEPS = 400;

    private final TreeMap<String, Document> model = new TreeMap<>();

    @Test
    void any_sequence_of_writes_leaves_what_the_model_holds() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            act(random);
        }

        ViewHash expected = new ViewHash();
        model.values().forEach(expected::add);
        assertThat(cards.hash()).isEqualTo(expected.hex());
        assertThat(cards.count()).isEqualTo(model.size());
        for (ViewStore.Order order : ViewStore.Order.values()) {
            List<String> scanned = expectedScan(order);
            assertThat(ids(cards.scan("person", "k1", "k4", null, 1000, order))).isEqualTo(scanned);
            assertThat(cards.count("person", "k1", "k4")).isEqualTo(scanned.size());
            int many = 1 + random.nextInt(scanned.size() + 1);
            List<String> behind = cards.behind("person", "k1", "k4", many, order)
                    .map(place -> ids(cards.scan("person", "k1", "k4", place, 1000, order)))
                    .orElse(List.of());
            assertThat(behind).isEqualTo(scanned.subList(Math.min(many, scanned.size()), scanned.size()));
        }
    }

    private void act(Random random) {
        String id = "d" + random.nextInt(30);
        long standing = model.containsKey(id) ? model.get(id).version() : ViewStore.ABSENT;
        long expected = random.nextInt(4) == 0 ? random.nextInt(5) : standing;
        Document next = new Document(id, Math.max(0, standing + 1), "\"" + random.nextInt() + "\"", keys(random));
        switch (random.nextInt(4)) {
            case 0 -> {
                boolean removed = cards.remove(id, expected);
                assertThat(removed).isEqualTo(standing != ViewStore.ABSENT && expected == standing);
                if (removed) {
                    model.remove(id);
                }
            }
            case 1 -> {
                cards.replaceAll(List.of(next));
                model.put(id, next);
            }
            default -> {
                boolean written = cards.replace(next, expected);
                assertThat(written).isEqualTo(expected == standing);
                if (written) {
                    model.put(id, next);
                }
            }
        }
    }

    private static Map<String, List<String>> keys(Random random) {
        List<String> people = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            people.add("k" + random.nextInt(6));
        }
        return Map.of("person", people, "day", List.of("today"));
    }

    private List<String> expectedScan(ViewStore.Order order) {
        record Entry(String key, String id) {}
        Comparator<Entry> byKey = Comparator.comparing(Entry::key).thenComparing(Entry::id);
        return model.values().stream()
                .flatMap(document -> document.keys().getOrDefault("person", List.of()).stream()
                        .filter(key -> key.compareTo("k1") >= 0 && key.compareTo("k4") < 0)
                        .map(key -> new Entry(key, document.id())))
                .sorted(order == ViewStore.Order.ASCENDING ? byKey : byKey.reversed())
                .map(Entry::id)
                .toList();
    }
}
