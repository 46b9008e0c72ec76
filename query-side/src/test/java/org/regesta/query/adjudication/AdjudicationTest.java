package org.regesta.query.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.name.api.Names;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Purpose;
import org.regesta.events.disclosure.DisclosureEvent.Disclosed;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Projection;
import org.regesta.ports.Refusal;
import org.regesta.ports.StorageFull;
import org.regesta.query.Delivery;
import org.regesta.query.Histories;
import org.regesta.query.adjudication.AdjudicationsEndpoint.Answer;
import org.regesta.query.adjudication.AdjudicationsEndpoint.Item;
import org.regesta.query.adjudication.api.AdjudicationRefusal;
import org.regesta.query.disclosure.Disclosures;
import org.regesta.testkit.memory.InMemoryAccessBook;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.testkit.memory.RecordingCommands;
import org.regesta.wire.MosipRefusal;

class AdjudicationTest {

    private static final int AMINA = 0;
    private static final int BAO = 1;
    private static final int CHIDI = 2;

    private static final Attribution ADE = new Attribution("ade", "ADJUDICATOR", new Authority.Mandate("ade", 4));

    private Attribution looker = ADE;

    private final Histories histories = new Histories();
    private final InMemoryViewStore store = new InMemoryViewStore();
    private final InMemoryAccessBook book = new InMemoryAccessBook(histories.ledger);
    private final CaseDesk desk = new CaseDesk(
            store,
            new Papers(
                    histories.ledger,
                    new Identities(
                            histories.ledger, histories.vault, new Names(new RecordingCommands(), histories.ledger))),
            new AdjudicateOpener(histories.vault),
            new Disclosures(book, histories.ledger));

    private AdjudicationsEndpoint endpoint() {
        Projection projection = new AdjudicationProjection(histories.ledger).over(store);
        histories.all().forEach(projection::on);
        return new AdjudicationsEndpoint(store, desk, reason -> looker, histories.clock);
    }

    /** Amina is registered; Bao's fingers are hers, and a human must look. */
    private void amina_registered_and_bao_suspected() {
        histories.enrolment(AMINA, false, false).forEach(Runnable::run);
        histories.compared(AMINA).forEach(Runnable::run);
        histories.issue(AMINA).forEach(Runnable::run);
        suspect(BAO);
    }

    private void suspect(int person) {
        histories.clock.advance(Duration.ofMinutes(1));
        histories.enrolment(person, false, false).forEach(Runnable::run);
        List<Runnable> steps = histories.adjudicated(person, AdjudicationDecision.DUPLICATE);
        steps.subList(0, steps.size() - 3).forEach(Runnable::run); // all before anyone looks
    }

    @Property(tries = 60)
    void it_comes_out_the_same_however_it_was_delivered(@ForAll long any) {
        long seed = Long.getLong("seed", any);
        Histories lives = Histories.random(seed, 5);
        Delivery.comesOutTheSame(new AdjudicationProjection(lives.ledger), lives, seed);
    }

    @Test
    void what_waits_is_listed_until_it_is_decided() {
        amina_registered_and_bao_suspected();
        suspect(CHIDI);

        assertThat(endpoint().list(false, null, null).items())
                .extracting(Item::registrationId)
                .containsExactly(Histories.rid(BAO), Histories.rid(CHIDI));
        List<Runnable> steps = histories.adjudicated(BAO, AdjudicationDecision.DUPLICATE);
        steps.subList(steps.size() - 2, steps.size()).forEach(Runnable::run);
        assertThat(endpoint().list(false, null, null).items())
                .extracting(Item::registrationId)
                .containsExactly(Histories.rid(CHIDI));
        assertThat(endpoint().list(false, null, null).items().getFirst().score())
                .isEqualTo(120);
    }

    @Test
    void the_list_comes_in_pages() {
        amina_registered_and_bao_suspected();
        suspect(CHIDI);
        AdjudicationsEndpoint endpoint = endpoint();

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Answer page = endpoint.list(false, cursor, 1);
            page.items().forEach(item -> seen.add(item.registrationId()));
            cursor = page.cursor().orElse(null);
        } while (cursor != null);

        assertThat(seen).containsExactly(Histories.rid(BAO), Histories.rid(CHIDI));
        assertThatThrownBy(() -> endpoint.list(false, "x", 1)).isInstanceOf(MosipRefusal.class);
    }

    @Test
    void both_records_lie_side_by_side_and_that_is_recorded_first() {
        amina_registered_and_bao_suspected();

        CaseDesk.Shown shown = endpoint().one(Histories.rid(BAO));

        assertThat(shown.applicant().attributes().get("fullName").toString()).contains(Histories.name(BAO));
        assertThat(shown.candidates()).singleElement().satisfies(match -> {
            assertThat(match.record().attributes().get("fullName").toString()).contains(Histories.name(AMINA));
            assertThat(match.record().subject()).contains(Histories.subject(AMINA));
            assertThat(match.score()).isEqualTo(120);
            assertThat(match.weights()).containsEntry("fingers", 120);
        });
        assertThat(shown.toString()).doesNotContain("Amina");
        Disclosed disclosed =
                (Disclosed) histories.ledger.all(Book.ACCESS).getLast().payload();
        assertThat(disclosed.subjects())
                .containsExactlyInAnyOrder("registration:" + Histories.rid(BAO), Histories.subject(AMINA));
        assertThat(disclosed.purpose()).isEqualTo(Purpose.ADJUDICATE);
        assertThat(disclosed.recipient()).isEqualTo("ade");
    }

    @Test
    void whoever_does_not_have_the_case_sees_nobodys_data() {
        amina_registered_and_bao_suspected();
        looker = new Attribution("eve", "ADJUDICATOR", new Authority.Mandate("eve", 4));
        long before = histories.ledger.head(Book.ACCESS);

        CaseDesk.Shown shown = endpoint().one(Histories.rid(BAO));

        assertThat(shown.hands().claim().orElseThrow().officer()).isEqualTo("ade");
        assertThat(shown.applicant().attributes()).isEmpty();
        assertThat(shown.candidates().getFirst().record().attributes()).isEmpty();
        assertThat(shown.candidates().getFirst().weights()).isNotEmpty();
        assertThat(histories.ledger.head(Book.ACCESS)).isEqualTo(before);
        looker = ADE;
        histories.clock.advance(Duration.ofHours(2));
        assertThat(endpoint().one(Histories.rid(BAO)).applicant().attributes())
                .as("a claim that ran out opens nothing")
                .isEmpty();
    }

    @Test
    void the_list_says_who_has_a_case_until_when_and_whether_it_is_overdue() {
        amina_registered_and_bao_suspected();
        assertThat(endpoint().list(false, null, null).items().getFirst().claimedBy())
                .contains("ade");
        Instant due = histories.clock.instant();
        overdue(BAO);
        histories.clock.advance(Duration.ofHours(2));

        Item item = endpoint().list(false, null, null).items().getFirst();

        assertThat(item.claimedBy()).isEmpty();
        assertThat(item.overdueSince()).contains(due);
    }

    @Test
    void what_is_overdue_has_a_list_of_its_own_until_it_is_decided() {
        amina_registered_and_bao_suspected();
        suspect(CHIDI);
        assertThat(endpoint().list(true, null, null).items()).isEmpty();
        overdue(BAO);
        overdue(CHIDI);
        assertThat(endpoint().list(true, null, 1).items())
                .extracting(Item::registrationId)
                .containsExactly(Histories.rid(BAO));
        assertThatThrownBy(() -> endpoint().list(true, "x", 1)).isInstanceOf(MosipRefusal.class);

        List<Runnable> steps = histories.adjudicated(BAO, AdjudicationDecision.DUPLICATE);
        steps.subList(steps.size() - 2, steps.size()).forEach(Runnable::run);

        assertThat(endpoint().list(true, null, null).items())
                .extracting(Item::registrationId)
                .containsExactly(Histories.rid(CHIDI));
    }

    private void overdue(int person) {
        histories.ledger.append(
                "registration:" + Histories.rid(person),
                new RegistrationEvent.DecisionOverdue(Histories.rid(person), histories.clock.instant()));
    }

    @Test
    void nothing_is_shown_when_it_cannot_be_recorded() {
        amina_registered_and_bao_suspected();
        AdjudicationsEndpoint endpoint = endpoint();
        book.full(true);

        assertThatThrownBy(() -> endpoint.one(Histories.rid(BAO))).isInstanceOf(StorageFull.class);
    }

    @Test
    void a_decided_case_shows_its_decision_and_nobodys_data() {
        amina_registered_and_bao_suspected();
        List<Runnable> steps = histories.adjudicated(BAO, AdjudicationDecision.DUPLICATE);
        steps.subList(steps.size() - 2, steps.size()).forEach(Runnable::run);
        long before = histories.ledger.head(Book.ACCESS);

        CaseDesk.Shown shown = endpoint().one(Histories.rid(BAO));

        assertThat(shown.decided().orElseThrow().decision()).isEqualTo(AdjudicationDecision.DUPLICATE);
        assertThat(shown.applicant().attributes()).isEmpty();
        assertThat(shown.candidates().getFirst().record().attributes()).isEmpty();
        assertThat(histories.ledger.head(Book.ACCESS)).isEqualTo(before);
    }

    @Test
    void who_was_forgotten_is_counted_as_gone() {
        amina_registered_and_bao_suspected();
        histories.vault.shred(KeyRefs.registration(Histories.rid(AMINA)));

        CaseDesk.Side gone =
                endpoint().one(Histories.rid(BAO)).candidates().getFirst().record();

        assertThat(gone.attributes()).isEmpty();
        assertThat(gone.gone()).isEqualTo(2);
    }

    @Test
    void what_nobody_asked_to_adjudicate_is_a_clear_refusal() {
        amina_registered_and_bao_suspected();

        for (String rid : List.of(Histories.rid(AMINA), "none")) {
            assertThatThrownBy(() -> endpoint().one(rid))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                            .isEqualTo(AdjudicationRefusal.UNKNOWN));
        }
    }
}
