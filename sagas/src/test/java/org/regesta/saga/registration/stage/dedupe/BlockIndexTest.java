package org.regesta.saga.registration.stage.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.identity.UniquenessAfterErasure;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RejectionGround;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.saga.registration.Town;
import org.regesta.testkit.memory.InMemoryViewStore;

class BlockIndexTest {

    private static final Written AMINA =
            Written.of("Amina Diallo", "1990/03/04", "FLE").living("Fuzhen", "12345");

    private final Town town = new Town();
    private final BlockIndex index = over(town.views);

    @ParameterizedTest
    @CsvSource({
        "Aminah Dialo, 1990/04/03, FLE, Kiluma, 99999", // spelled otherwise, day and month swapped, moved
        "Diallo Aminata, 1990/03/04, FLE, Kiluma, 99999", // turned round, a longer form
        "Amina Fatou Diallo, 1992/03/04, FLE, Kiluma, 99999", // another name, another year
        "Amina Ndiaye, 1990/03/04, FLE, Kiluma, 99999", // married
        "أمينة ديالو, 1990/03/14, FLE, Kiluma, 99999", // another script, another day
        "Amina Diallo, '', FLE, Fuzhen, 99999", // no date
        "Zzz Qqq, 1990/03/04, FLE, Fuzhen, 99999", // no name that means anything
        "Amina Xxx, 1990/11/30, FLE, Fuzhen, 99999", // two slips at home
    })
    void slips_of_every_kind_leave_a_block_to_meet_in(
            String name, String born, String gender, String city, String postalCode) {
        enrol(rid(1), AMINA);
        Person slip = Written.of(name, born, gender).living(city, postalCode).person();
        long rank = enrol(rid(2), AMINA).position();
        assertThat(index.below(rank, slip).sharing()).containsExactly(rid(1));
    }

    @Test
    void strangers_do_not_meet_and_the_higher_ranks_are_nobodys_business() {
        enrol(rid(1), Written.of("Bao Nguyen", "1990/07/08", "MLE").living("Fuzhen", "54321"));
        long rank = enrol(rid(2), AMINA).position();
        enrol(rid(3), AMINA);
        assertThat(index.below(rank, AMINA.person()).sharing()).isEmpty();
        assertThat(index.below(Long.MAX_VALUE, AMINA.person()).sharing()).containsExactly(rid(2), rid(3));
    }

    @Test
    void the_rejected_and_the_erased_leave_no_trace() {
        enrol(rid(1), AMINA);
        enrol(rid(2), AMINA);
        enrol(rid(3), AMINA);
        index.below(10_000, AMINA.person());
        town.ledger.append(
                "registration:" + rid(1),
                new RegistrationEvent.Rejected(rid(1), RejectionGround.DUPLICATE, Optional.of(rid(2))));
        Recorded erased = town.ledger.append(
                "identity:s2",
                new IdentityEvent.Erased("s2", Set.of(rid(2)), "p1", UniquenessAfterErasure.KEEP_UIN_RETIRED));
        index.catchUp(erased.position());
        assertThat(rows(town.views)).extracting(ViewStore.Document::id).containsExactly(rid(3));
    }

    @Test
    void who_cannot_be_read_is_named_and_who_is_gone_is_counted() {
        enrol(rid(1), AMINA);
        town.vault.shred(KeyRefs.registration(rid(1)));
        enrol(rid(2), AMINA);
        index.below(10_000, AMINA.person());
        town.vault.shred(KeyRefs.registration(rid(2))); // since it was indexed
        long rank = enrol(rid(3), AMINA).position();

        BlockIndex.Found found = index.below(rank, AMINA.person());
        Comparison comparison = Comparison.of(
                        found.sharing(), people()::of, (rid, other) -> Likeness.of(AMINA.person(), rid, other))
                .and(found.unreadable(), found.gone());

        assertThat(found.gone()).isEqualTo(1);
        assertThat(comparison.gone()).isEqualTo(2);
        assertThat(comparison.candidates()).isEmpty();
    }

    @Test
    void thrown_away_and_read_again_it_is_the_same_to_the_byte() {
        for (int person = 1; person <= 20; person++) {
            enrol(rid(person), AMINA.with("postalCode", Written.text("eng", "" + person)));
        }
        index.below(10_000, AMINA.person());
        ViewStore fresh = new InMemoryViewStore();
        over(fresh).below(10_000, AMINA.person());
        assertThat(fresh.collection(BlockIndex.NAME, Set.of("key")).hash())
                .isEqualTo(town.views.collection(BlockIndex.NAME, Set.of("key")).hash());
    }

    @Test
    void an_index_of_a_later_day_than_the_registry_is_thrown_away() {
        Town yesterday = new Town();
        enrol(rid(1), AMINA);
        index.below(10_000, AMINA.person());
        BlockIndex restored = new BlockIndex(town.views, yesterday.ledger, people(), new BlockKeys(town.vault));
        restored.catchUp(0);
        assertThat(rows(town.views)).isEmpty();
    }

    /** A copied index: keys are counted and laid beside how often names come. */
    @Test
    void the_commonest_name_is_not_seen_among_the_commonest_keys() {
        long seed = Long.getLong("seed", 7);
        System.err.println("seed " + seed);
        Random random = new Random(seed);
        int common = 0;
        for (int person = 0; person < 600; person++) {
            boolean diallo = person % 5 == 0; // a fifth of the country
            common += diallo ? 1 : 0;
            String name = word(random) + " " + (diallo ? "Diallo" : word(random));
            String born = String.format(
                    Locale.ROOT,
                    "%d/%02d/%02d",
                    1950 + random.nextInt(50),
                    1 + random.nextInt(12),
                    2 + random.nextInt(27));
            enrol(rid(person), Written.of(name, born, "FLE").living(word(random), "" + random.nextInt(100_000)));
        }
        index.below(100_000, AMINA.person());
        Map<String, Integer> counts = new HashMap<>();
        rows(town.views).forEach(row -> row.keys().get("key").forEach(key -> counts.merge(key, 1, Integer::sum)));
        assertThat(common).isEqualTo(120);
        assertThat(counts.size()).isGreaterThan(3_000);
        assertThat(counts.values()).as("most people under one key").allMatch(count -> count <= 4);
        String all = rows(town.views).toString().toLowerCase(Locale.ROOT);
        assertThat(all).doesNotContain("diallo");
    }

    private static String word(Random random) {
        return random.ints(7, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private BlockIndex over(ViewStore store) {
        return new BlockIndex(store, town.ledger, people(), new BlockKeys(town.vault));
    }

    private PersonLoader people() {
        return new PersonLoader(town.ledger, opener());
    }

    private DedupeOpener opener() {
        return new DedupeOpener(town.vault, town.evidence);
    }

    private static List<ViewStore.Document> rows(ViewStore store) {
        return store.collection(BlockIndex.NAME, Set.of("key"))
                .scan(ViewStore.BY_ID, "", null, null, 10_000, ViewStore.Order.ASCENDING)
                .documents();
    }

    private Recorded enrol(String rid, Written written) {
        Map<String, byte[]> values = written.fields().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().toString().getBytes(StandardCharsets.UTF_8)));
        town.ledger.append(
                "registration:" + rid,
                new RegistrationEvent.Validated(
                        rid,
                        1,
                        "0.1",
                        town.vault.sealAll(KeyRefs.registration(rid), values),
                        Map.of(),
                        List.of(),
                        Optional.empty(),
                        List.of()));
        return town.ledger.append(
                "registration:" + rid,
                new RegistrationEvent.EnrolledInGallery(rid, 1, Optional.empty(), Set.of(), "same-bytes-1"));
    }

    private static String rid(int number) {
        return String.format(Locale.ROOT, "1000110001%05d20261121101500", number);
    }
}
