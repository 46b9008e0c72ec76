package org.regesta.engine.keeper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.engine.keeper.OpenHouse.Answered;
import org.regesta.engine.keeper.OpenHouse.Forget;
import org.regesta.engine.keeper.OpenHouse.Guess;
import org.regesta.engine.keeper.OpenHouse.No;
import org.regesta.engine.keeper.OpenHouse.Said;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.AccessBook;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Evidence;
import org.regesta.ports.Opening;
import org.regesta.ports.Refusal;
import org.regesta.ports.Sender;
import org.regesta.ports.StorageFull;
import org.regesta.ports.Vault;
import org.regesta.ports.Vault.Derivation;
import org.regesta.wire.Json;

/** The door itself, over a real connection: who comes in, what they are given, and what they are not. */
class KeeperTest {

    private static final String PERSON = "subject:1";
    private static final Attribution PARTNER =
            new Attribution("bank", "AUTH_PARTNER", new Authority.Contract("policy", 7), Map.of("reason", "auth"));
    private static final Attribution OFFICER =
            new Attribution("110101", "GLOBAL_ADMIN", new Authority.Mandate("110101", 1), Map.of());

    @TempDir
    private static Path folder;

    private OpenHouse house;
    private KeeperLine line;

    @BeforeEach
    void open() {
        house = new OpenHouse(folder);
        line = house.line("auth-1", house.fingerprint(), "REGESTA-KEEPER");
    }

    @AfterEach
    void close() {
        line.close();
        house.close();
    }

    @Test
    void a_guest_works_with_what_it_was_granted_as_if_it_were_in_the_house() {
        GuestVault its = new GuestVault(line);
        Sealed sealed = house.vault.seal(PERSON, "dateOfBirth", "1990/01/01".getBytes(UTF_8));
        byte[] stored = its.sealForStore("auth", PERSON, 1, "dob", "19900101".getBytes(UTF_8));

        assertThat(text(its.open(Purpose.AUTHENTICATE, "dateOfBirth", sealed))).isEqualTo("1990/01/01");
        assertThat(text(its.openFromStore(Purpose.AUTHENTICATE, "auth", PERSON, "dob", stored)))
                .isEqualTo("19900101");
        assertThat(its.derive(Derivation.OTP, "a", "b")).isEqualTo(house.vault.derive(Derivation.OTP, "a", "b"));
        new GuestSender(line).send(new Sender.Message(PERSON, Sender.Channel.PHONE, "1", "otp", "123456"));
        assertThat(house.sender.sent()).hasSize(1);
    }

    @Test
    void commands_events_and_answers_come_over_as_they_are() {
        GuestCommands its = new GuestCommands(line, OpenHouse.grant().results());

        assertThat(its.send(new Guess(PERSON, 1), PARTNER)).isEqualTo(new Commands.Done("access:3", Said.RIGHT));
        assertThat(its.send(new Guess(PERSON, 2), PARTNER).result()).isEqualTo("done");
        assertThat(its.record("authentication:1", new Answered(PERSON, true), PARTNER)
                        .join())
                .isEqualTo(17);
        assertThat(house.decided)
                .containsExactly(
                        new Guess(PERSON, 1),
                        PARTNER,
                        new Guess(PERSON, 2),
                        PARTNER,
                        "authentication:1",
                        new Answered(PERSON, true));
    }

    @Test
    void who_was_forgotten_in_the_house_is_gone_at_once() {
        GuestVault its = new GuestVault(line);
        Sealed sealed = house.vault.seal(PERSON, "dateOfBirth", "1990/01/01".getBytes(UTF_8));
        byte[] stored = its.sealForStore("auth", PERSON, 1, "dob", "19900101".getBytes(UTF_8));
        house.vault.shred(PERSON);

        assertThat(its.open(Purpose.AUTHENTICATE, "dateOfBirth", sealed)).isInstanceOf(Opening.Gone.class);
        assertThat(its.openFromStore(Purpose.AUTHENTICATE, "auth", PERSON, "dob", stored))
                .isInstanceOf(Opening.Gone.class);
        assertThatThrownBy(() -> its.sealForStore("auth", PERSON, 1, "dob", new byte[1]))
                .isInstanceOf(Vault.KeyGone.class);
    }

    @Test
    void nothing_is_given_beyond_the_grant() {
        GuestVault its = new GuestVault(line);
        GuestCommands commands = new GuestCommands(line, OpenHouse.grant().results());
        Sealed sealed = house.vault.seal(PERSON, "dateOfBirth", "1990/01/01".getBytes(UTF_8));
        byte[] stored = house.vault.sealForStore("state", PERSON, 1, "dob", "1".getBytes(UTF_8));
        EvidenceRef ref = new EvidenceRef("0", PERSON, "biometrics", 1);

        notGranted(() -> its.open(Purpose.ISSUE, "dateOfBirth", sealed));
        notGranted(() -> its.open(Purpose.OFFICER_VIEW, "dateOfBirth", sealed));
        notGranted(() -> its.open(Purpose.ISSUE, ref));
        notGranted(() -> its.openFromStore(Purpose.AUTHENTICATE, "state", PERSON, "dob", stored));
        notGranted(() -> its.openFromStore(Purpose.ISSUE, "auth", PERSON, "dob", stored));
        notGranted(() -> its.sealForStore("state", PERSON, 1, "dob", new byte[1]));
        for (Derivation use : Derivation.values()) {
            if (use != Derivation.OTP) {
                notGranted(() -> its.derive(use, "a"));
            }
        }
        notGranted(() -> new LentKeys(line, () -> Duration.ZERO).pair("ROOT", ""));
        notGranted(() -> new LentKeys(line, () -> Duration.ZERO).pair("REGESTA", "TOKEN"));
        notGranted(() -> commands.send(new Forget(PERSON), PARTNER));
        notGranted(() -> commands.send(new Guess(PERSON, 1), OFFICER));
        notGranted(() -> commands.record("authentication:1", new Answered(PERSON, true), OFFICER)
                .join());
        notGranted(() -> commands.record("identity:1", new Answered(PERSON, true), PARTNER)
                .join());
        notGranted(() ->
                commands.record("authentication:1", new Forget(PERSON), PARTNER).join());
        notGranted(() -> {
            new GuestSender(line).send(new Sender.Message(PERSON, Sender.Channel.PHONE, "1", "letter", "come here"));
            return "";
        });
        assertThat(house.decided).isEmpty();
        assertThat(house.sender.sent()).isEmpty();
    }

    private static void notGranted(Supplier<Object> asked) {
        assertThatThrownBy(asked::get).satisfies(refused -> {
            Throwable cause = refused instanceof CompletionException ? refused.getCause() : refused;
            assertThat(cause).isInstanceOf(IllegalStateException.class);
            assertThat(((StatusRuntimeException) cause.getCause()).getStatus().getCode())
                    .isEqualTo(Status.Code.PERMISSION_DENIED);
        });
    }

    @Test
    void every_exception_of_a_port_is_the_same_on_the_other_side() {
        GuestCommands commands = new GuestCommands(line, OpenHouse.grant().results());
        for (RuntimeException each : List.of(
                new StorageFull("full"),
                new Commands.OutcomeUnknown("who knows"),
                new AccessBook.AlreadyRecorded(),
                new Vault.KeyGone(),
                new Vault.KeyUnknown(),
                new Vault.SealBroken())) {
            house.trouble = each;
            assertThatThrownBy(() -> commands.send(new Guess(PERSON, 1), PARTNER))
                    .isExactlyInstanceOf(each.getClass());
            assertThatThrownBy(() -> commands.record("authentication:1", new Answered(PERSON, true), PARTNER)
                            .join())
                    .cause()
                    .isExactlyInstanceOf(each.getClass());
        }
        house.trouble = new Refusal(No.FLOODED);
        assertThatThrownBy(() -> commands.send(new Guess(PERSON, 1), PARTNER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(No.FLOODED));
        house.trouble = new Evidence.EvidenceDamaged("00ff");
        assertThatThrownBy(() -> commands.send(new Guess(PERSON, 1), PARTNER))
                .isInstanceOfSatisfying(Evidence.EvidenceDamaged.class, damaged -> assertThat(damaged.name())
                        .isEqualTo("00ff"));
        house.trouble = new IllegalArgumentException("Amina, born 1990");
        assertThatThrownBy(() -> commands.send(new Guess(PERSON, 1), PARTNER))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("Amina");
    }

    @Test
    void who_is_not_registered_by_that_key_under_that_name_is_told_nothing() {
        assertThatThrownBy(() -> house.line("auth-2", house.fingerprint(), "REGESTA-KEEPER")
                        .knock())
                .isInstanceOf(KeeperLine.NotAGuest.class);
        line.knock();
        house.registered = Set.of();
        assertThatThrownBy(line::knock).as("in the middle of a connection").isInstanceOf(KeeperLine.NotAGuest.class);
        assertThatThrownBy(() -> new GuestVault(line).derive(Derivation.OTP, "a"))
                .isInstanceOf(Commands.OutcomeUnknown.class);
        assertThat(house.decided).isEmpty();
    }

    @Test
    void a_house_that_is_another_or_serves_by_another_pair_is_told_nothing() {
        String another =
                KeeperDoor.fingerprint(house.guestsKeys.pair("ROOT", "").certificate());
        assertThatThrownBy(() -> house.line("auth-1", another, "REGESTA-KEEPER").knock())
                .isInstanceOf(KeeperLine.HouseAway.class);
        assertThatThrownBy(() ->
                        house.line("auth-1", house.fingerprint(), "IDA-SIGN").knock())
                .isInstanceOf(KeeperLine.HouseAway.class);
    }

    @Test
    void a_house_that_stopped_is_waited_for_and_answers_again() throws InterruptedException {
        line.knock();
        int port = house.stop();
        assertThatThrownBy(() -> new GuestVault(line).derive(Derivation.OTP, "a"))
                .isInstanceOf(Commands.OutcomeUnknown.class);
        assertThatThrownBy(() -> new GuestCommands(line, Map.of())
                        .record("authentication:1", new Answered(PERSON, true), PARTNER)
                        .join())
                .cause()
                .isInstanceOf(Commands.OutcomeUnknown.class);

        house.comeBack(port);

        assertThat(answersWithin(Duration.ofSeconds(20))).isTrue();
    }

    private boolean answersWithin(Duration patience) throws InterruptedException {
        for (long end = System.nanoTime() + patience.toNanos(); System.nanoTime() < end; Thread.sleep(50)) {
            try {
                line.knock();
                return true;
            } catch (KeeperLine.HouseAway notYet) {
                assertThat(notYet).hasMessageContaining("--keeper");
            }
        }
        return false;
    }

    @Test
    void pairs_are_lent_anew_each_second_and_stay_the_same_while_they_are() {
        Duration[] now = {Duration.ZERO};
        LentKeys its = new LentKeys(line, () -> now[0]);
        var first = its.pair("IDA", "SIGN");
        assertThat(first.privateKey()).isEqualTo(house.keys.pair("IDA", "SIGN").privateKey());
        house.keys.rotate("IDA", "SIGN");
        assertThat(its.pair("IDA", "SIGN")).as("within the second").isSameAs(first);

        now[0] = Duration.ofSeconds(1);
        assertThat(its.pair("IDA", "SIGN").certificate())
                .isEqualTo(house.keys.pair("IDA", "SIGN").certificate());
        assertThat(its.all("IDA", "SIGN")).hasSizeGreaterThan(1);
        var renewed = its.pair("IDA", "SIGN");
        now[0] = Duration.ofSeconds(3);
        assertThat(its.pair("IDA", "SIGN")).isSameAs(renewed);
    }

    @Test
    void books_are_read_leaf_by_leaf_and_waiting_is_bounded() {
        GuestBooks its = new GuestBooks(line);
        assertThat(its.head(Book.ACCESS)).isEqualTo(1);
        assertThat(its.stream(Book.REGISTRY, "identity:1", 0)).containsExactly(new byte[] {1, 0}, new byte[] {2});
        assertThat(its.lastSequence(Book.REGISTRY, "identity:1")).hasValue(1);
        assertThat(its.lastSequence(Book.REGISTRY, "identity:9")).isEmpty();
        assertThat(its.after(Book.ACCESS, 4, Duration.ofDays(1))).containsExactly(new byte[] {5});
        assertThat(house.books.waited).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void what_is_no_question_of_ours_is_refused_and_the_door_stays_open() {
        for (Call call : Call.values()) {
            for (Object junk : List.of(List.of(), Map.of("use", "NOTHING"), Map.of(), "text", 7)) {
                assertThatThrownBy(() -> line.ask(call, junk, Json.class))
                        .as(call + " " + junk)
                        .isInstanceOf(RuntimeException.class);
            }
        }
        line.knock();
    }

    private static String text(Opening opening) {
        return ((Opening.Opened) opening).text();
    }
}
