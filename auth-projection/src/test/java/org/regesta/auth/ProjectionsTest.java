package org.regesta.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.regesta.auth.view.StreamFold;
import org.regesta.events.AgeGroup;
import org.regesta.events.Book;
import org.regesta.events.partner.PartnerEvent;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.testkit.memory.InMemoryViewStore;

class ProjectionsTest {

    private static final String POLICY = "{\"allowedAuthTypes\":[{\"authType\":\"demo\",\"mandatory\":false}]}";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void delivered_twice_shuffled_and_with_gaps_they_come_out_the_same() {
        long seed = Long.getLong("seed", new Random().nextLong());
        Random random = new Random(seed);
        fill(random);
        Map<String, String> hashes = world.hashes();
        List<Recorded> inOrder = world.ledger.all(Book.REGISTRY);
        assertThat(world.hashesAfter(inOrder)).isEqualTo(hashes);
        for (int round = 0; round < 50; round++) {
            List<Recorded> mangled = new ArrayList<>(inOrder);
            inOrder.stream().filter(event -> random.nextInt(3) == 0).forEach(mangled::add);
            Collections.shuffle(mangled, random);
            mangled.removeIf(event -> random.nextInt(4) == 0 && !last(event)); // lost on the way, the last comes
            assertThat(world.hashesAfter(mangled))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(hashes);
        }
    }

    @Test
    void an_event_that_the_book_itself_lacks_is_never_guessed() {
        fill(new Random(1));
        Recorded second = world.ledger.stream(Book.REGISTRY, "partner:bank").get(1);
        Recorded elsewhere = new Recorded(
                new org.regesta.events.Envelope(
                        second.envelope().book(),
                        second.position(),
                        second.eventId(),
                        second.envelope().type(),
                        "1",
                        java.util.Optional.of(new org.regesta.events.Envelope.Place("partner:lost", 1)),
                        0,
                        new byte[0],
                        second.envelope().metadata()),
                new PartnerEvent.CertificateUploaded("lost", "pem", "00", World.NEXT_YEAR));
        Projection fresh = world.factories().stream()
                .filter(factory -> factory.name().equals("auth-partner-2"))
                .findFirst()
                .orElseThrow()
                .over(new InMemoryViewStore());
        assertThatThrownBy(() -> fresh.on(elsewhere)).isInstanceOf(StreamFold.GapInStream.class);
    }

    @Test
    void the_auth_store_is_a_database_of_its_own_and_collections_bear_their_views_name() {
        fill(new Random(2));
        assertThat(world.factories()).hasSize(4).allSatisfy(factory -> {
            assertThat(factory.database()).isEqualTo("auth");
            assertThat(factory.books()).containsExactly(Book.REGISTRY);
        });
        assertThat(world.hashes().keySet())
                .allMatch(name -> name.startsWith("auth-person-4")
                        || name.startsWith("auth-partner-2")
                        || name.startsWith("auth-hotlist-1")
                        || name.startsWith("auth-title-1"));
    }

    private boolean last(Recorded event) {
        List<Recorded> stream = world.ledger.stream(Book.REGISTRY, event.stream());
        return stream.getLast().equals(event);
    }

    private void fill(Random random) {
        world.bank(POLICY);
        world.partner("shop", World.key("shop"), POLICY);
        world.certify("shop", World.key("shop-2"));
        world.policy("policy-shop", POLICY, World.NOON);
        world.amina();
        for (int i = 0; i < 10; i++) {
            world.person(random, AgeGroup.ADULT, Map.of("phone", "\"900000000" + i + "\""));
        }
        world.project();
    }
}
