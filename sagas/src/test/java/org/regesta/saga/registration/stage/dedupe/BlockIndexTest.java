package org.regesta.saga.registration.stage.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.saga.registration.stage.dedupe.Enrolments.rid;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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

    private final Enrolments there = new Enrolments();
    private final Town town = there.town;
    private final BlockIndex index = there.over(town.views);

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
        there.enrol(rid(1), AMINA);
        Person slip = Written.of(name, born, gender).living(city, postalCode).person();
        long rank = there.enrol(rid(2), AMINA).position();
        assertThat(index.below(rank, slip).sharing()).containsExactly(rid(1));
    }

    @Test
    void strangers_do_not_meet_and_the_higher_ranks_are_nobodys_business() {
        there.enrol(rid(1), Written.of("Bao Nguyen", "1990/07/08", "MLE").living("Fuzhen", "54321"));
        long rank = there.enrol(rid(2), AMINA).position();
        there.enrol(rid(3), AMINA);
        assertThat(index.below(rank, AMINA.person()).sharing()).isEmpty();
        assertThat(index.below(Long.MAX_VALUE, AMINA.person()).sharing()).containsExactly(rid(2), rid(3));
    }

    @Test
    void the_rejected_and_the_erased_leave_no_row_and_with_the_last_who_shared_theirs_no_stone() {
        there.enrol(rid(1), AMINA);
        there.enrol(rid(2), AMINA);
        there.enrol(rid(3), AMINA);
        index.below(10_000, AMINA.person());
        town.ledger.append(
                "registration:" + rid(1),
                new RegistrationEvent.Rejected(rid(1), RejectionGround.DUPLICATE, Optional.of(rid(2))));
        Recorded erased = town.ledger.append(
                "identity:s2",
                new IdentityEvent.Erased("s2", Set.of(rid(2)), "p1", UniquenessAfterErasure.KEEP_UIN_RETIRED));
        index.catchUp(erased.position());
        assertThat(rows(town.views))
                .extracting(ViewStore.Document::id)
                .contains(rid(3))
                .doesNotContain(rid(1), rid(2));
        assertThat(index.below(10_000, AMINA.person()).sharing()).containsExactly(rid(3));
        there.reject(rid(3));
        index.catchUp(10_000);
        assertThat(rows(town.views)).isEmpty();
    }

    @Test
    void who_cannot_be_read_is_named_and_who_is_gone_is_counted() {
        there.enrol(rid(1), AMINA);
        town.vault.shred(KeyRefs.registration(rid(1)));
        there.enrol(rid(2), AMINA);
        index.below(10_000, AMINA.person());
        town.vault.shred(KeyRefs.registration(rid(2))); // since it was indexed
        long rank = there.enrol(rid(3), AMINA).position();

        BlockIndex.Found found = index.below(rank, AMINA.person());
        Comparison comparison = Comparison.of(
                        found.sharing(), there.people()::of, (rid, other) -> Likeness.of(AMINA.person(), rid, other))
                .and(found.unreadable(), found.gone());

        assertThat(found.gone()).isEqualTo(1);
        assertThat(comparison.gone()).isEqualTo(2);
        assertThat(comparison.candidates()).isEmpty();
    }

    @Test
    void thrown_away_and_read_again_it_is_the_same_to_the_byte() {
        for (int person = 1; person <= 20; person++) {
            there.enrol(rid(person), AMINA.with("postalCode", Written.text("eng", "" + person)));
        }
        index.below(10_000, AMINA.person());
        ViewStore fresh = new InMemoryViewStore();
        there.over(fresh).below(10_000, AMINA.person());
        assertThat(fresh.collection(BlockIndex.NAME, Set.of("key")).hash())
                .isEqualTo(town.views.collection(BlockIndex.NAME, Set.of("key")).hash());
    }

    @Test
    void an_index_of_a_later_day_than_the_registry_is_thrown_away() {
        Town yesterday = new Town();
        there.enrol(rid(1), AMINA);
        index.below(10_000, AMINA.person());
        BlockIndex restored = new BlockIndex(town.views, yesterday.ledger, there.people(), new BlockKeys(town.vault));
        restored.catchUp(0);
        assertThat(rows(town.views)).isEmpty();
    }

    @Test
    void who_shares_a_block_is_found_as_by_plain_grouping_whoever_comes_again_or_leaves() {
        long seed = Long.getLong("seed", 7);
        System.err.println("seed " + seed);
        Random random = new Random(seed);
        SortedMap<Long, Map.Entry<String, Person>> plain = new TreeMap<>(); // by rank
        for (int step = 0; step < 250; step++) {
            String rid = rid(random.nextInt(80));
            if (random.nextInt(4) == 0) {
                plain.values().removeIf(each -> each.getKey().equals(rid));
                there.reject(rid);
            } else {
                Written written = somebody(random);
                plain.values().removeIf(each -> each.getKey().equals(rid)); // a correction enrols anew
                plain.put(there.enrol(rid, written).position(), Map.entry(rid, written.person()));
            }
            if (random.nextInt(3) == 0) {
                BlockIndex reader = random.nextInt(5) == 0 ? there.over(town.views) : index; // as after a restart
                Person probe = somebody(random).person();
                long rank = random.nextInt(2) == 0 ? 10_000 : random.nextInt(400);
                reader.catchUp(10_000);
                assertThat(reader.below(rank, probe).sharing())
                        .as("seed " + seed + " step " + step)
                        .isEqualTo(grouped(plain.headMap(rank), probe));
            }
        }
        assertThat(there.over(new InMemoryViewStore())
                        .below(10_000, AMINA.person())
                        .sharing())
                .as("made anew")
                .isEqualTo(index.below(10_000, AMINA.person()).sharing());
    }

    /** A handful of names, days and towns: nearly everybody shares something with many. */
    private static Written somebody(Random random) {
        String name = List.of("Amina", "Bao", "Chen", "Fatou").get(random.nextInt(4)) + " "
                + List.of("Diallo", "Nguyen", "Okoye").get(random.nextInt(3));
        String born = random.nextInt(5) == 0 ? "" : "19" + (90 + random.nextInt(3)) + "/03/0" + (1 + random.nextInt(3));
        return Written.of(name, born, random.nextBoolean() ? "FLE" : "MLE")
                .living(random.nextBoolean() ? "Fuzhen" : "Kiluma", "1234" + random.nextInt(2));
    }

    private List<String> grouped(SortedMap<Long, Map.Entry<String, Person>> plain, Person probe) {
        BlockKeys keys = new BlockKeys(town.vault);
        Set<String> own = keys.of(probe);
        return plain.values().stream()
                .filter(each -> !Collections.disjoint(keys.of(each.getValue()), own))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void cut_off_at_any_write_nobody_is_lost_when_it_goes_on() {
        for (int cut = 0; cut < 60; cut++) {
            Enrolments there = new Enrolments();
            InMemoryViewStore kept = there.town.views;
            for (int person = 0; person < 6; person++) {
                there.enrol(rid(person), AMINA);
            }
            there.over(kept).catchUp(10_000);
            there.reject(rid(1));
            there.reject(rid(3));
            there.enrol(rid(2), AMINA.with("postalCode", Written.text("eng", "777")));
            there.enrol(rid(7), AMINA);
            there.enrol(rid(8), AMINA);
            BlockIndex dying = there.over(new CutStore(kept, cut));
            boolean died = false;
            try {
                dying.catchUp(10_000);
            } catch (CutStore.Cut now) {
                died = true;
            }
            assertThat(there.over(kept).below(10_000, AMINA.person()).sharing())
                    .as("cut at write " + cut)
                    .containsExactly(rid(0), rid(4), rid(5), rid(2), rid(7), rid(8));
            if (!died) {
                assertThat(cut).as("writes there are to cut at").isGreaterThan(8);
                return;
            }
        }
        throw new AssertionError("it never came to the end");
    }

    @Test
    void an_index_of_the_shape_that_could_be_counted_is_removed() {
        town.views
                .collection("dedupe-blocks-1", Set.of("key"))
                .replaceAll(List.of(new ViewStore.Document(rid(1), 1, "{}", Map.of("key", List.of("k1", "k2")))));
        town.views.collection("dedupe-mark-1", Set.of());
        there.enrol(rid(1), AMINA);
        assertThat(index.below(10_000, AMINA.person()).sharing()).containsExactly(rid(1));
        assertThat(town.views.names()).containsExactlyInAnyOrder("dedupe-blocks-2", "dedupe-mark-2");
    }

    private static List<ViewStore.Document> rows(ViewStore store) {
        return store.collection(BlockIndex.NAME, Set.of("key"))
                .scan(ViewStore.BY_ID, "", null, null, 10_000, ViewStore.Order.ASCENDING)
                .documents();
    }
}
