package org.regesta.saga.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.regesta.command.uin.api.ClaimKeyCommand;
import org.regesta.command.uin.api.UinClaimCommand;
import org.regesta.command.uin.api.UinClaimRefusal;
import org.regesta.command.uin.api.UinClaims;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.proposal.LegalGround;
import org.regesta.events.proposal.ProposalEvent;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.events.uin.UinClaimEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.regesta.ports.Vault;
import org.regesta.saga.registration.Town;

/** The key that names claims on UINs is changed while numbers are handed out. */
class ClaimKeyTest {

    private static final int REGISTRARS = 4;
    private static final int A_CHANGE = 40; // numbers between two changes

    private final Town town = new Town();
    private final UinClaims claims = new UinClaims(town.commands, town.ledger, town.vault);

    @Test
    void claims_are_found_by_the_old_name_or_the_new_until_all_have_moved_and_afterwards() {
        bind("2111111114", "amina");
        bind("2222222228", "bao");
        reserve("2333333332", "registration-3");
        claims.changeKey("p1", by());
        assertThat(subject("2111111114")).contains("amina"); // nothing has moved yet

        claims.during(() -> claims.claim("2111111114")); // touched, it moves at once
        assertThat(subject("2111111114")).contains("amina");
        assertThat(subject("2222222228")).contains("bao");

        move("p1");

        assertThat(subject("2111111114")).contains("amina");
        assertThat(subject("2222222228")).contains("bao");
        assertThat(claims.names().standing("2333333332").holder()).contains("registration-3");
        assertThat(events(UinClaimEvent.MovedOn.class)).hasSize(3);
        assertThat(events(UinClaimEvent.Moved.class)).hasSize(3);
        assertThat(claims.names().key().finished()).isTrue();
        assertThatThrownBy(() -> reserve("2111111114", "registration-4")).isInstanceOf(Refusal.class);
    }

    @Test
    void a_name_that_stands_in_an_older_event_leads_to_the_claim_after_two_changes() {
        String first = bind("2111111114", "amina");
        for (String proposal : List.of("p1", "p2")) {
            claims.changeKey(proposal, by());
            move(proposal);
        }
        reserve("2444444446", "registration-5");

        assertThat(claims.names().key().generation()).isEqualTo(3);
        assertThat(claims.<String>on(first, now -> now)).isEqualTo(claims.claim("2111111114"));
        assertThat(subject("2111111114")).contains("amina");
        assertThat(events(UinClaimEvent.MovedOn.class))
                .as("each name was left once")
                .hasSize(2);
        assertThat(claims.names().standing("2444444446").holder()).contains("registration-5");
    }

    @Test
    void a_book_that_was_restored_to_a_day_before_a_change_goes_on_with_its_names_and_can_be_changed_again() {
        bind("2111111114", "amina");
        town.vault.renew(Vault.Derivation.UIN_CLAIM, "a change that this book knows nothing of");
        assertThat(subject("2111111114")).contains("amina");

        claims.changeKey("p1", by());
        move("p1");

        assertThat(claims.names().key().generation()).isEqualTo(3);
        assertThat(subject("2111111114")).contains("amina");
    }

    @Test
    void a_claim_that_was_given_back_leaves_its_old_name_and_is_free_under_the_new() {
        String claim = reserve("2111111114", "registration-1");
        town.commands.send(new UinClaimCommand.Release(claim, "registration-1"), by());
        claims.changeKey("p1", by());
        move("p1");

        assertThat(claims.names().standing("2111111114").isFree()).isTrue();
        assertThatThrownBy(() ->
                        town.commands.send(new UinClaimCommand.Reserve(claim, "x", Instant.EPOCH, Instant.EPOCH), by()))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo(UinClaimRefusal.MOVED));
        reserve("2111111114", "registration-2");
    }

    @Test
    void the_key_is_not_changed_again_before_every_claim_has_come() {
        bind("2111111114", "amina");
        claims.changeKey("p1", by());
        assertThatThrownBy(() -> claims.changeKey("p2", by()))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo(UinClaimRefusal.KEY_CHANGING));
        town.commands.send(new ClaimKeyCommand.Finish("uin", 7), by());
        assertThat(claims.names().key().finished()).as("of another generation").isFalse();
    }

    /** Each change begins while numbers are left that nobody has asked for yet. */
    @Test
    void whoever_race_for_a_number_while_the_key_changes_one_gets_it() throws Exception {
        Map<String, Set<String>> winners = new ConcurrentHashMap<>();
        AtomicInteger changes = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(REGISTRARS);
        try {
            List<Future<?>> registrars = new ArrayList<>();
            for (int registrar = 0; registrar < REGISTRARS; registrar++) {
                String name = "registrar-" + registrar;
                registrars.add(threads.submit(() -> race(name, winners, changes)));
            }
            for (String proposal : List.of("p1", "p2", "p3")) {
                int midst = A_CHANGE * changes.get() + A_CHANGE / 5;
                while (winners.size() < midst && registrars.stream().noneMatch(Future::isDone)) {
                    Thread.onSpinWait();
                }
                move(proposal);
                changes.incrementAndGet();
            }
            for (Future<?> registrar : registrars) {
                registrar.get();
            }
        } finally {
            threads.shutdownNow();
        }
        move("p4");

        assertThat(winners).hasSize(4 * A_CHANGE).allSatisfy((number, won) -> assertThat(won)
                .hasSize(1));
        winners.forEach((number, won) ->
                assertThat(subject(number)).contains(won.iterator().next() + "-" + number));
        assertThat(claims.names().key().generation()).isEqualTo(5);
    }

    /** Asks for one number after the other, and for the last ones only when the key was changed that often. */
    private void race(String name, Map<String, Set<String>> winners, AtomicInteger changes) {
        for (int i = 0; i < 4 * A_CHANGE; i++) {
            while (i >= A_CHANGE * (changes.get() + 1)
                    && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            String number = "2%09d".formatted(i);
            try {
                bind(number, name + "-" + number);
                winners.computeIfAbsent(number, unseen -> new ConcurrentSkipListSet<>())
                        .add(name);
            } catch (Refusal lost) {
                assertThat(lost.code()).isEqualTo(UinClaimRefusal.TAKEN);
            }
        }
    }

    private void move(String proposalId) {
        ProposalEvent.Proposed proposed = new ProposalEvent.Proposed(
                proposalId, ProposalKind.ROTATE_CLAIM_KEY, "uin", LegalGround.KEY_EXPOSED, "amara", Instant.MAX);
        town.ledger.append("proposal:" + proposalId, proposed);
        Recorded approved =
                town.ledger.stream(Book.REGISTRY, "proposal:" + proposalId).getLast();
        new ChangeClaimKey(town.ledger, town.commands, claims).run(new Order(proposed, approved));
    }

    private String bind(String uin, String subject) {
        return claims.during(() -> {
            String claim = reserve(uin, "registration-of-" + subject);
            town.commands.send(new UinClaimCommand.Bind(claim, "registration-of-" + subject, subject), by());
            return claim;
        });
    }

    private String reserve(String uin, String holder) {
        return claims.during(() -> {
            String claim = claims.claim(uin);
            Instant now = town.clock.instant();
            town.commands.send(new UinClaimCommand.Reserve(claim, holder, now, now.plus(Duration.ofDays(1))), by());
            return claim;
        });
    }

    private Optional<String> subject(String uin) {
        return claims.names().standing(uin).subject();
    }

    private List<Recorded> events(Class<?> type) {
        return town.ledger.all(Book.REGISTRY).stream()
                .filter(recorded -> type.isInstance(recorded.payload()))
                .toList();
    }

    private static Attribution by() {
        return new Attribution("amara", "GLOBAL_ADMIN", new Authority.Mandate("amara", 3), Map.of(Meta.REASON, "test"));
    }
}
