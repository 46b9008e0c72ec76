package org.regesta.saga.registration.stage.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.regesta.events.EvidenceRef;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RejectionGround;
import org.regesta.ports.Biometrics.Candidate;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Recorded;
import org.regesta.saga.registration.Chronicle;
import org.regesta.saga.registration.SameFingers;
import org.regesta.saga.registration.Town;
import org.regesta.saga.registration.stage.dedupe.Entry.Known;

class GalleryTest {

    private final Town town = new Town();

    @Test
    void everyone_of_lower_rank_is_there_whatever_the_order_of_loading() throws Exception {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.err.println("seed " + seed);
        Random random = new Random(seed);
        CountDownLatch firstWaits = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        Gallery gallery = new Gallery(town.ledger, enrolment -> {
            if (begun.incrementAndGet() == 1) {
                await(firstWaits); // the one begun first ends last
            } else if (begun.get() == 20) {
                firstWaits.countDown();
            }
            return entry(enrolment);
        });
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> looks = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                long rank = enrol(rid(i)).position();
                if (i >= 20 && random.nextBoolean()) {
                    int expected = i;
                    Callable<Boolean> look = () -> gallery.below(rank).size() == expected;
                    looks.add(threads.submit(look));
                }
            }
            for (Future<Boolean> look : looks) {
                assertThat(look.get(20, TimeUnit.SECONDS)).as("seed %d", seed).isTrue();
            }
        }
    }

    @Test
    void a_failure_while_loading_leaves_the_watermark_and_nobody_is_passed_over() {
        enrol(rid(1));
        long rank = enrol(rid(2)).position();
        AtomicInteger tries = new AtomicInteger();
        Gallery gallery = new Gallery(town.ledger, enrolment -> {
            if (tries.incrementAndGet() <= 2) {
                throw new IllegalStateException("the disk is slow to wake");
            }
            return entry(enrolment);
        });
        assertThatThrownBy(() -> gallery.below(rank)).isInstanceOf(IllegalStateException.class);
        tries.set(10);
        assertThat(gallery.below(rank)).hasSize(1);
    }

    @Test
    void the_rejected_leave_and_the_higher_ranks_are_nobodys_business() {
        enrol(rid(1));
        enrol(rid(2));
        long rank = enrol(rid(3)).position();
        enrol(rid(4));
        Gallery gallery = new Gallery(town.ledger, GalleryTest::entry);
        assertThat(gallery.below(rank)).extracting(Entry::registrationId).containsExactly(rid(1), rid(2));
        long later = town.ledger
                .append(
                        "registration:" + rid(1),
                        new RegistrationEvent.Rejected(rid(1), RejectionGround.DUPLICATE, Optional.of(rid(2))))
                .position();
        gallery.below(later);
        assertThat(gallery.below(rank)).extracting(Entry::registrationId).containsExactly(rid(2));
    }

    @Test
    void who_cannot_be_read_is_named_and_who_is_gone_is_counted() {
        EvidenceRef lost = fingers(rid(1));
        EvidenceRef shredded = fingers(rid(2));
        EvidenceRef damaged = fingers(rid(3));
        EvidenceRef good = fingers(rid(4));
        enrol(rid(1), lost);
        enrol(rid(2), shredded);
        enrol(rid(3), damaged);
        enrol(rid(4), good);
        long rank = enrol(rid(5)).position();
        town.evidence.lose(lost);
        town.evidence.damage(damaged);
        town.vault.shred(KeyRefs.registration(rid(2)));

        Gallery gallery = new Gallery(
                town.ledger, new EntryLoader(new DedupeOpener(town.vault, town.evidence), new SameFingers())::load);
        Fingers probe = new Fingers(new SameFingers(), Map.of("Right Thumb", () -> new byte[] {7}));
        Comparison comparison = Comparison.ofFingers(gallery.below(rank), probe::alike);

        assertThat(comparison.unreadable()).containsExactly(rid(1), rid(3));
        assertThat(comparison.gone()).isEqualTo(1);
        assertThat(comparison.candidates()).singleElement().satisfies(c -> {
            assertThat(c.registrationId()).isEqualTo(rid(4));
            assertThat(c.weights()).containsExactly(Map.entry("Right Thumb", 277));
        });
    }

    @Test
    void fingers_of_different_names_must_be_the_more_alike() {
        Function<Double, Fingers> fingers =
                score -> new Fingers(scoring(score), Map.of("Right Thumb", () -> new byte[1]));
        Map<String, Candidate> thumb = Map.of("Right Thumb", () -> new byte[1]);
        Map<String, Candidate> mirrored = Map.of("Left Thumb", () -> new byte[1]);
        assertThat(fingers.apply(40.0).alike("x", thumb)).isPresent();
        assertThat(fingers.apply(39.9).alike("x", thumb)).isEmpty();
        assertThat(fingers.apply(59.9).alike("x", mirrored)).isEmpty();
        assertThat(fingers.apply(60.0).alike("x", mirrored)).isPresent();
        assertThat(fingers.apply(40.0).alike("x", Map.of("UNKNOWN", () -> new byte[1])))
                .isPresent();
    }

    private static org.regesta.ports.Biometrics scoring(double score) {
        return new org.regesta.ports.Biometrics() {
            @Override
            public List<BiometricRecord> readCbeff(byte[] xml) {
                return List.of();
            }

            @Override
            public byte[] extract(BiometricRecord finger) {
                return finger.data();
            }

            @Override
            public void check(BiometricRecord biometricRecord) {}

            @Override
            public Probe probe(byte[] template) {
                return candidate -> score;
            }

            @Override
            public double threshold() {
                return 40;
            }

            @Override
            public String release() {
                return "constant";
            }
        };
    }

    private EvidenceRef fingers(String rid) {
        return town.evidence.put(
                KeyRefs.registration(rid), "templates", Templates.write(Map.of("Right Thumb", new byte[] {7})));
    }

    private Recorded enrol(String rid, EvidenceRef... templates) {
        town.ledger.append("registration:" + rid, Chronicle.validated(rid));
        return town.ledger.append(
                "registration:" + rid,
                new RegistrationEvent.EnrolledInGallery(
                        rid, 1, List.of(templates).stream().findFirst(), Set.of(), "same-bytes-1"));
    }

    private static Entry entry(Recorded enrolment) {
        String rid = ((RegistrationEvent) enrolment.payload()).registrationId();
        return new Entry(rid, enrolment.position(), new Known.None<>());
    }

    private static String rid(int number) {
        return String.format(Locale.ROOT, "1000110001%05d20261121101500", number);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.SECONDS)).isIn(true, false);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
