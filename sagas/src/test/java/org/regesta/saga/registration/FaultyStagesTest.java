package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.regesta.events.Book;
import org.regesta.events.credential.CredentialEvent;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.notification.NotificationEvent;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.StageAsked;
import org.regesta.events.registration.Stage;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.ports.Commands;
import org.regesta.ports.Evidence;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.StorageFull;
import org.regesta.saga.registration.stage.Tries;
import org.regesta.saga.registration.stage.Worksheet;
import org.regesta.testkit.packet.Application;

/**
 * The stages that no packet can be bad for: what reaches them was found valid, and what they read is the registry and
 * what they themselves wrote. So they are given bad days instead: each durable effect that a stage has fails once, done
 * or undone, with what its ports fail with. Each time the work rests, is done again, and everything stands once. A
 * plain run takes every second effect, the odd or the even ones by chance, a soak all of them.
 */
class FaultyStagesTest {

    private static final List<Supplier<RuntimeException>> FAILURES = List.of(
            () -> new StorageFull("no room"),
            () -> new Commands.OutcomeUnknown("the disk failed under it"),
            IndexOutOfBoundsException::new,
            () -> new Evidence.EvidenceDamaged("not what was put"),
            () -> new UncheckedIOException(new IOException("gone away")),
            IllegalStateException::new,
            IllegalArgumentException::new,
            UnsupportedOperationException::new,
            ArithmeticException::new,
            NullPointerException::new);

    private static final Duration LONG = Duration.ofHours(6);

    /** A stage, and the process through which it is come to. */
    enum Faulty {
        UIN_AND_IDENTITY("IssueStage", Process.NEW, 10),
        EXTRACTION("EnrolStage", Process.NEW, 1), // what it leaves is one blob
        UPDATING("ApplyStage", Process.UPDATE, 5),
        TELLING_A_LOST_NUMBER("ApplyStage", Process.LOST, 4),
        STATUS("ApplyStage", Process.DEACTIVATED, 3),
        CARD("ApplyStage", Process.RES_REPRINT, 3),
        NOTIFICATION("NoticePost", Process.NEW, 6);

        private final String at;
        private final Process process;
        private final int effects;

        Faulty(String at, Process process, int effects) {
            this.at = at;
            this.process = process;
            this.effects = effects;
        }
    }

    @ParameterizedTest
    @EnumSource(Faulty.class)
    void what_fails_once_is_done_again_and_stands_once(Faulty faulty) {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.err.println("seed " + seed);
        Random random = new Random(seed);
        Lives good = arriving(faulty.process);
        int effects = good.live(Mishap.none(faulty.at), LONG);
        assertThat(effects).as("effects that can fail").isGreaterThanOrEqualTo(faulty.effects);
        for (int nth : taken(effects, random)) {
            Lives lives = arriving(faulty.process);
            boolean done = random.nextBoolean();
            lives.live(new Mishap(faulty.at, nth, done, FAILURES.get(nth % FAILURES.size())), LONG);
            assertThat(standing(lives))
                    .as("effect %d of %d fails, done: %s", nth, effects, done)
                    .isEqualTo(standing(good));
        }
    }

    private static List<Integer> taken(int effects, Random random) {
        int first = 1 + random.nextInt(Math.min(2, effects));
        return IntStream.rangeClosed(1, effects)
                .filter(nth -> Boolean.getBoolean("soak") || nth % 2 == first % 2)
                .boxed()
                .toList();
    }

    /** The key is destroyed before the stage comes to it: nobody is issued anything, and it is seen why. */
    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"CLASSIFY", "ENROL", "COMPARE_DEMOGRAPHICS", "COMPARE_BIOMETRICS", "ISSUE"})
    void of_whom_nothing_can_be_read_any_more_nothing_is_made(Stage stage) {
        Lives lives = new Lives();
        String rid = lives.arrive(Process.NEW, Applicants.amina());
        lives.liveUntil(() -> isAt(lives, rid, stage));
        lives.durable.town.vault.shred(KeyRefs.registration(rid));
        lives.live(Mishap.none("nobody"), LONG);
        Tries tries = Worksheet.tries(lives.durable.town.views, lives.durable.town.clock);
        assertThat(lives.events(RegistrationEvent.Finished.class)).isEmpty();
        assertThat(lives.events(IdentityEvent.Issued.class)).isEmpty();
        StageAsked waits = lives.newest(StageAsked.class);
        assertThat(tries.of(rid, waits.stage(), waits.attempt()).orElseThrow().failure())
                .isNotEmpty();
    }

    private static boolean isAt(Lives lives, String rid, Stage stage) {
        return lives.durable.town.newest(rid) instanceof StageAsked asked && asked.stage() == stage;
    }

    private static Lives arriving(Process process) {
        Lives lives = process == Process.NEW ? new Lives() : Lives.ofAmina();
        lives.arrive(
                process,
                switch (process) {
                    case NEW -> Applicants.amina();
                    case LOST ->
                        Applicants.amina().withRid(Lives.saying(2, Map.of()).rid());
                    case UPDATE -> Lives.showing(said(lives, Map.of("phone", "0777123456")), 1);
                    default -> said(lives, Map.of());
                });
        return lives;
    }

    private static Application said(Lives lives, Map<String, Object> more) {
        Map<String, Object> fields = new TreeMap<>(more);
        fields.put("UIN", lives.uin());
        return Lives.saying(2, fields);
    }

    /** How often each of what is to stand once does; what was sent may have come twice, under one name. */
    private static Map<String, Long> standing(Lives lives) {
        Map<String, Long> counts = new TreeMap<>();
        lives.durable.town.ledger.all(Book.REGISTRY).forEach(recorded -> {
            switch (recorded.payload()) {
                case IdentityEvent e -> counts.merge(e.getClass().getName(), 1L, Long::sum);
                case VirtualIdEvent e -> counts.merge(e.getClass().getName(), 1L, Long::sum);
                case CredentialEvent e -> counts.merge(e.getClass().getName(), 1L, Long::sum);
                case NotificationEvent e -> counts.merge(e.getClass().getName(), 1L, Long::sum);
                case RegistrationEvent e -> counts.merge(e.getClass().getName(), 1L, Long::sum);
                default -> {} // claims of numbers that were drawn for nothing
            }
        });
        counts.put("messages", lives.durable.once.stream().distinct().count());
        return counts;
    }
}
