package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.events.Book;
import org.regesta.events.authentication.AuthGuardEvent.VidUsed;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.virtualid.VidEnd;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.ports.Recorded;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.wire.Digits;

/** By what a person can be named: handles of their choosing, virtual ids that may be used so often. */
class NumbersTest {

    private static final String TRANSACTION = AuthenticationTest.TRANSACTION;
    private static final Map<String, Object> BORN = Map.of("dob", "1990/07/08");

    private final World world = new World();
    private final AuthPartner bank = world.bank(AuthenticationTest.POLICY);
    private final Someone amina = world.amina();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_handle_names_who_took_it_until_it_is_given_up_and_nobody_once_they_are_forgotten() {
        world.handle(amina.subject(), "9876543210@phone", "phone");
        String claim = world.handle(amina.subject(), "amina@nickname", "nickname");
        assertThat(byBirth("HANDLE", "9876543210@phone")).isEmpty();
        assertThat(byBirth("handle", "AMINA@nickname")).isEmpty();
        assertThat(byBirth("HANDLE", "bao@nickname")).containsExactly("IDA-MLC-018");
        assertThat(byBirth("UIN", "9876543210@phone")).containsExactly("IDA-MLC-002");
        assertThat(world.everythingStored()).doesNotContain("amina@").doesNotContain("9876543210");
        befell(new IdentityEvent.HandleGivenUp(amina.subject(), "nickname", claim));
        assertThat(byBirth("HANDLE", "amina@nickname")).containsExactly("IDA-MLC-018");
        assertThat(byBirth("HANDLE", "9876543210@phone")).isEmpty();
        befell(new IdentityEvent.Deactivated(amina.subject(), "r"));
        assertThat(byBirth("HANDLE", "9876543210@phone")).containsExactly("IDA-MLC-003");
    }

    @Test
    void a_virtual_id_for_one_use_answers_once_and_a_wrong_guess_is_no_use() {
        String once = once("OneTimeUse");
        assertThat(AuthenticationTest.ask(
                                world, bank.byDemographics("VID", once, TRANSACTION, Map.of("dob", "1991/07/08")))
                        .errors())
                .containsExactly("IDA-DEA-001");
        assertThat(byBirth("VID", once)).isEmpty();
        assertThat(byBirth("VID", once)).containsExactly("IDA-MLC-023"); // the view may lag: the guard does not
        world.project();
        assertThat(byBirth("VID", once)).containsExactly("IDA-MLC-018");
        assertThat(world.ledger.all(Book.REGISTRY).stream()
                        .map(Recorded::payload)
                        .filter(VirtualIdEvent.Ended.class::isInstance)
                        .map(ended -> ((VirtualIdEvent.Ended) ended).end()))
                .containsExactly(VidEnd.USED);
        assertThat(byBirth("VID", amina.vid())).isEmpty();
        assertThat(byBirth("VID", amina.vid())).isEmpty();
    }

    @Test
    void two_hundred_at_once_get_as_many_answers_as_the_policy_allows() throws Exception {
        String twice = once("Temporary");
        List<AuthPartner.Prepared> requests = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            world.clock.advance(Duration.ofMillis(1));
            requests.add(bank.byDemographics("VID", twice, TRANSACTION, BORN));
        }
        List<Callable<Boolean>> asking = requests.stream()
                .map(request -> (Callable<Boolean>)
                        () -> AuthenticationTest.ask(world, request).yes())
                .toList();
        int yes = 0;
        try (ExecutorService partners = Executors.newFixedThreadPool(16)) {
            for (Future<Boolean> answer : partners.invokeAll(asking)) {
                yes += answer.get() ? 1 : 0;
            }
        }
        assertThat(yes).isEqualTo(2);
        assertThat(world.guards.ledger().stream(Book.ACCESS, "authguard:" + amina.subject()).stream()
                        .map(Recorded::payload)
                        .filter(VidUsed.class::isInstance)
                        .map(used -> ((VidUsed) used).left()))
                .containsExactly(1, 0);
    }

    private String once(String policy) {
        String vid = Digits.withCheck("4" + String.join("", Collections.nCopies(7, "27")));
        world.vid(amina.subject(), vid, policy, Optional.empty());
        return vid;
    }

    private void befell(IdentityEvent event) {
        world.ledger.append("identity:" + amina.subject(), event, InMemoryLedger.about(amina.subject()));
        world.project();
    }

    private List<String> byBirth(String type, String number) {
        world.clock.advance(Duration.ofMillis(2));
        return AuthenticationTest.ask(world, bank.byDemographics(type, number, TRANSACTION, BORN))
                .errors();
    }
}
