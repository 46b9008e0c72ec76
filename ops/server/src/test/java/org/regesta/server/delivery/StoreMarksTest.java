package org.regesta.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.engine.viewstore.ViewStoreTokenStore;
import org.regesta.ports.Uptime;
import org.regesta.ports.ViewStore;
import org.regesta.testkit.memory.InMemoryViewStore;

/** A store is taken for what it is, or refused: behind another's token people would be missing, and nobody told. */
class StoreMarksTest {

    private static final Serializer JACKSON = JacksonSerializer.defaultSerializer();

    private final ViewStore store = new InMemoryViewStore();

    private void open(Deliveries house, ViewStore taken) {
        new StoreMarks(List.of(StoreMark.claim(taken, "auth")), house.ledger, JACKSON).stop();
    }

    private static Deliveries books(Path folder, int events) {
        Deliveries house = new Deliveries(folder, List.of());
        List<EventMessage<?>> all = new ArrayList<>();
        for (int sequence = 0; sequence < events; sequence++) {
            all.add(Deliveries.event("10001", sequence));
        }
        house.append(all);
        return house;
    }

    @Test
    void a_store_is_one_rooms_however_it_is_named() {
        StoreMark.claim(store, "state");
        assertThatCode(() -> StoreMark.claim(store, "state")).doesNotThrowAnyException();
        assertThatThrownBy(() -> StoreMark.claim(store, "auth"))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("the database given for authentication is the one of views")
                .hasMessageContaining("--auth-mongo");
    }

    @Test
    void its_own_books_find_it_again_when_they_have_grown(@TempDir Path folder) {
        try (Deliveries empty = books(folder, 0)) {
            open(empty, store);
        }
        try (Deliveries grown = books(folder, 3)) {
            open(grown, store);
        }
        try (Deliveries whole = new Deliveries(folder, List.of())) {
            assertThatCode(() -> open(whole, store)).doesNotThrowAnyException();
        }
    }

    @Test
    void another_houses_books_are_told_by_their_events_however_long_they_are(@TempDir Path folder) {
        try (Deliveries house = books(folder.resolve("one"), 3)) {
            open(house, store);
        }
        try (Deliveries other = books(folder.resolve("other"), 5)) {
            assertThatThrownBy(() -> open(other, store))
                    .isInstanceOf(StoreRefused.class)
                    .hasMessageContaining("event 2 of the registry book is not the one it took in");
            open(other, new InMemoryViewStore());
        }
    }

    @Test
    void books_that_end_before_what_was_seen_or_taken_in_of_them_are_refused(@TempDir Path folder) {
        try (Deliveries house = books(folder.resolve("one"), 3)) {
            open(house, store);
        }
        try (Deliveries none = books(folder.resolve("emptied"), 0)) {
            assertThatThrownBy(() -> open(none, store)).isInstanceOf(StoreRefused.class);
        }
        ViewStore killed = new InMemoryViewStore(); // before it could note anything
        token(killed, "auth-person-5@registry", 3);
        token(killed, "auth-person-5@access", 0);
        try (Deliveries house = books(folder.resolve("one"), 0)) {
            assertThatThrownBy(() -> open(house, killed))
                    .isInstanceOf(StoreRefused.class)
                    .hasMessageContaining("event 3 of the registry book");
        }
        ViewStore ofTheAccessBook = new InMemoryViewStore();
        token(ofTheAccessBook, "auth-person-5@registry", 2);
        token(ofTheAccessBook, "auth-person-5@access", 0);
        try (Deliveries house = books(folder.resolve("one"), 0)) {
            assertThatThrownBy(() -> open(house, ofTheAccessBook))
                    .isInstanceOf(StoreRefused.class)
                    .hasMessageContaining("event 0 of the access book");
        }
    }

    /** A store that is closed under a write ends the process. */
    @Test
    void when_it_has_stopped_nothing_is_written_any_more(@TempDir Path folder) throws InterruptedException {
        CountDownLatch writing = new CountDownLatch(1);
        AtomicInteger underWay = new AtomicInteger();
        ViewStore.Collection inner = store.collection("store-mark-1", Set.of());
        ViewStore.Collection slow = (ViewStore.Collection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ViewStore.Collection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("replaceAll") && writing.getCount() > 0) {
                        underWay.incrementAndGet();
                        writing.countDown();
                        Thread.sleep(1000);
                        underWay.decrementAndGet();
                    }
                    return method.invoke(inner, arguments);
                });
        ViewStore watched = (ViewStore) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ViewStore.class},
                (self, method, arguments) ->
                        method.getName().equals("collection") && arguments[0].equals("store-mark-1")
                                ? slow
                                : method.invoke(store, arguments));
        try (Deliveries house = books(folder, 3)) {
            StoreMarks marks = new StoreMarks(List.of(StoreMark.claim(watched, "auth")), house.ledger, JACKSON);
            marks.start();
            assertThat(writing.await(1, TimeUnit.MINUTES)).isTrue();
            marks.stop();
            assertThat(underWay).hasValue(0);
        }
    }

    private static void token(ViewStore store, String processor, long position) {
        ViewStoreTokenStore tokens = new ViewStoreTokenStore(
                store, JACKSON, Clock.systemUTC(), Uptime.ofThisProcess(), Duration.ofSeconds(1), "somebody");
        tokens.initializeTokenSegments(processor, 1);
        tokens.storeToken(new GlobalSequenceTrackingToken(position), processor, 0);
    }
}
