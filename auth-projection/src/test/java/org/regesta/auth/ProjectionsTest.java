package org.regesta.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    void whoever_gets_a_new_key_is_sealed_anew_and_the_store_can_still_be_made_anew() {
        World.Someone amina = world.amina(Map.of("RIGHT_THUMB", new byte[] {1, 2, 3}));
        String before = world.everythingStored();
        Map<String, String> hashes = world.hashes();

        world.newKey(amina.subject(), "p1");
        world.handle(amina.subject(), "9876543210@phone", "phone");

        String after = world.everythingStored();
        assertThat(texts(before)).as("sealed values of Amina").hasSizeGreaterThan(6);
        assertThat(texts(before)).noneMatch(after::contains);
        assertThat(world.hashes()).isNotEqualTo(hashes);
        assertThat(world.hashesAfter(world.ledger.all(Book.REGISTRY))).isEqualTo(world.hashes());
    }

    /** What the store seals itself, by its shape: long base64url. */
    private static Set<String> texts(String stored) {
        return Pattern.compile("\"(fullName|dateOfBirth|gender|phone|email|RIGHT_THUMB)\":\"([A-Za-z0-9_-]{40,})\"")
                .matcher(stored)
                .results()
                .map(found -> found.group(2))
                .collect(Collectors.toSet());
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
                .filter(factory -> factory.name().equals("auth-partner-4"))
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
                .allMatch(name -> name.startsWith("auth-person-5")
                        || name.startsWith("auth-partner-4")
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
        world.newKey(world.amina().subject(), "p1");
        for (int i = 0; i < 10; i++) {
            world.person(random, AgeGroup.ADULT, Map.of("phone", "\"900000000" + i + "\""));
        }
        world.project();
    }
}
