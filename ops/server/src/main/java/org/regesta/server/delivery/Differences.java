package org.regesta.server.delivery;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Collection;
import org.regesta.ports.ViewStore.Document;

/** Walks through two collections in order of id and names the documents that are not the same. */
final class Differences {

    private static final int PAGE = 500;

    private Differences() {}

    /** @param to takes a document as it is found, or else as it should be, and what is the matter with it */
    static void between(Collection live, Collection right, BiConsumer<Document, String> to) {
        Iterator<Document> there = all(live);
        Iterator<Document> due = all(right);
        Document found = next(there);
        Document expected = next(due);
        while (found != null || expected != null) {
            int order = found == null ? 1 : expected == null ? -1 : order(found.id(), expected.id());
            if (order < 0 && found != null) {
                to.accept(found, "a document that no event made");
                found = next(there);
            } else if (order > 0 && expected != null) {
                to.accept(expected, "nothing");
                expected = next(due);
            } else if (found != null && expected != null) {
                if (!found.equals(expected)) {
                    to.accept(found, found.body().equals(expected.body()) ? "other keys or version" : "another body");
                }
                found = next(there);
                expected = next(due);
            }
        }
    }

    /** As the stores order: by the bytes of UTF-8. */
    private static int order(String one, String other) {
        return java.util.Arrays.compareUnsigned(
                one.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                other.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static @Nullable Document next(Iterator<Document> each) {
        return each.hasNext() ? each.next() : null;
    }

    private static Iterator<Document> all(Collection collection) {
        return new Iterator<>() {
            private Iterator<Document> page = List.<Document>of().iterator();
            private Optional<String> cursor = Optional.empty();
            private boolean begun;

            @Override
            public boolean hasNext() {
                while (!page.hasNext() && (!begun || cursor.isPresent())) {
                    ViewStore.Page read = collection.scan(
                            ViewStore.BY_ID, "", null, cursor.orElse(null), PAGE, ViewStore.Order.ASCENDING);
                    begun = true;
                    cursor = read.cursor();
                    page = read.documents().iterator();
                }
                return page.hasNext();
            }

            @Override
            public Document next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return page.next();
            }
        };
    }
}
