package org.regesta.cli.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.regesta.engine.viewstore.RocksViewStore;
import org.regesta.ports.ViewStore;

/** Somebody with the disk writes into views what no event made. */
final class EditedViews {

    private record Place(String store, String view, String collection, ViewStore.Document document) {

        String text() {
            return "view " + view + " document " + document.id();
        }
    }

    private EditedViews() {}

    /**
     * Edits some documents of a stopped house.
     *
     * @param views by name; a view's collections begin with it
     * @param spared whose documents in the store of authentication stay as they are
     * @return their places as a verification names them
     */
    static Set<String> edit(Path house, List<String> views, String spared, int edits, Random dice) {
        List<Place> all = new ArrayList<>();
        for (String store : List.of("state", "auth")) {
            try (RocksViewStore opened = RocksViewStore.open(house.resolve(store))) {
                views.forEach(view -> all.addAll(documents(opened, store, view)));
            }
        }
        all.removeIf(place -> place.store().equals("auth")
                && (place.document().id() + place.document().body()).contains(spared));
        Collections.shuffle(all, dice);
        Set<String> edited = new HashSet<>();
        List<Place> chosen = all.stream()
                .filter(place -> edited.size() < edits && edited.add(place.text()))
                .toList();
        for (String store : List.of("state", "auth")) {
            try (RocksViewStore opened = RocksViewStore.open(house.resolve(store))) {
                chosen.stream().filter(place -> place.store().equals(store)).forEach(place -> edit(opened, place));
            }
        }
        return edited;
    }

    private static void edit(RocksViewStore store, Place place) {
        ViewStore.Document right = place.document();
        collection(store, place.collection())
                .replaceAll(
                        List.of(new ViewStore.Document(right.id(), right.version(), right.body() + " ", right.keys())));
    }

    private static List<Place> documents(RocksViewStore store, String name, String view) {
        List<Place> found = new ArrayList<>();
        for (String collection : store.names()) {
            if (collection.equals(view) || collection.startsWith(view + "-")) {
                collection(store, collection)
                        .scan(ViewStore.BY_ID, "", null, null, 500, ViewStore.Order.ASCENDING)
                        .documents()
                        .forEach(document -> found.add(new Place(name, view, collection, document)));
            }
        }
        return found;
    }

    private static ViewStore.Collection collection(RocksViewStore store, String name) {
        return store.collection(name, store.declared(name).orElseThrow());
    }
}
