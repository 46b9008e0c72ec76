package org.regesta.query.residenthistory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.events.Purpose;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.regesta.ports.ViewStore;
import org.regesta.query.Delivery;
import org.regesta.query.Histories;
import org.regesta.query.residenthistory.ResidentHistoryEndpoint.Answer;
import org.regesta.query.residenthistory.ResidentHistoryEndpoint.Item;
import org.regesta.query.residenthistory.api.ResidentHistoryRefusal;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.wire.MosipRefusal;

class ResidentHistoryTest {

    private static final int AMINA = 0;
    private static final int BAO = 1;

    private final Histories histories = new Histories();
    private final ViewStore store = new InMemoryViewStore();

    private ResidentHistoryEndpoint after(Histories lives) {
        Projection projection = new ResidentHistoryProjection(lives.ledger).over(store);
        lives.all().forEach(projection::on);
        return new ResidentHistoryEndpoint(store, lives.ledger);
    }

    @Property(tries = 60)
    void it_comes_out_the_same_however_it_was_delivered(@ForAll long any) {
        long seed = Long.getLong("seed", any);
        Histories lives = Histories.random(seed, 5);
        Delivery.comesOutTheSame(new ResidentHistoryProjection(lives.ledger), lives, seed);
    }

    @Test
    void a_life_reads_in_order_with_who_why_when_and_on_what_authority() {
        histories.enrolment(AMINA, false, false).forEach(Runnable::run);
        histories.adjudicated(AMINA, AdjudicationDecision.DIFFERENT_PEOPLE).forEach(Runnable::run);
        histories.issue(AMINA).forEach(Runnable::run);
        histories.answered(AMINA, "d1", true);
        histories.show(Set.of(Histories.subject(AMINA)), Purpose.OFFICER_VIEW, "amara");

        Answer answer = after(histories).history(Histories.subject(AMINA), null, 200);

        assertThat(answer.items())
                .extracting(Item::what)
                .startsWith("The field announced a registration packet.")
                .contains(
                        "The packet was found whole and valid.",
                        "A human decision was asked for: fingers match those of another registration.",
                        "Personal data was shown to ade (adjudicate): fullName.",
                        "An adjudicator decided that the records are of different people.",
                        "The identity was issued, with a UIN.",
                        "Partner bank asked to authenticate by otp: the answer was yes.")
                .endsWith("Personal data was shown to amara (officer view): fullName.");
        assertThat(answer.items()).extracting(Item::when).isSorted();
        Item first = answer.items().getFirst();
        assertThat(first.who()).contains("amara");
        assertThat(first.role()).contains("REGISTRATION_OFFICER");
        assertThat(first.authority()).contains("mandate:amara@3");
        assertThat(first.why()).contains("enrolment");
        assertThat(first.event()).isEqualTo("registry:0");
        assertThat(answer.cursor()).isEmpty();
    }

    @Test
    void pages_of_any_size_tell_the_same_life() {
        Histories lives = Histories.random(7, 6);
        ResidentHistoryEndpoint endpoint = after(lives);
        for (int person = 0; person < 6; person++) {
            String subject = Histories.subject(person);
            List<Recorded> life = lives.ledger.stream(Book.REGISTRY, "identity:" + subject);
            if (life.isEmpty()) {
                continue;
            }
            if (life.getLast().payload() instanceof IdentityEvent.Erased) {
                assertThatThrownBy(() -> endpoint.history(subject, null, 200))
                        .isInstanceOfSatisfying(Refusal.class, gone -> assertThat(gone.code())
                                .isEqualTo(ResidentHistoryRefusal.ERASED));
                continue;
            }
            List<Item> whole = endpoint.history(subject, null, 200).items();
            for (int limit = 1; limit < 8; limit++) {
                List<Item> seen = new ArrayList<>();
                String cursor = null;
                do {
                    Answer page = endpoint.history(subject, cursor, limit);
                    seen.addAll(page.items());
                    cursor = page.cursor().orElse(null);
                } while (cursor != null);
                assertThat(seen).isEqualTo(whole);
            }
        }
    }

    @Test
    void nobody_reads_anothers_life_in_it() {
        for (int person : List.of(AMINA, BAO)) {
            histories.enrolment(person, false, false).forEach(Runnable::run);
            histories.compared(person).forEach(Runnable::run);
            histories.issue(person).forEach(Runnable::run);
        }

        ResidentHistoryEndpoint endpoint = after(histories);
        String aminas = endpoint.history(Histories.subject(AMINA), null, 200).toString();

        assertThat(aminas).doesNotContain(Histories.subject(BAO)).doesNotContain(Histories.rid(BAO));
        assertThat(endpoint.history(Histories.subject(BAO), null, 200).items())
                .hasSameSizeAs(
                        endpoint.history(Histories.subject(AMINA), null, 200).items());
    }

    @Test
    void an_unknown_subject_is_a_clear_refusal() {
        histories.enrolment(AMINA, false, false).forEach(Runnable::run);
        ResidentHistoryEndpoint endpoint = after(histories);

        for (String unknown :
                List.of("nobody", Histories.subject(AMINA), "\0", "registration:" + Histories.rid(AMINA))) {
            assertThatThrownBy(() -> endpoint.history(unknown, null, null))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                            .isEqualTo(ResidentHistoryRefusal.UNKNOWN));
        }
    }

    @Test
    void what_is_no_cursor_or_limit_is_refused() {
        histories.enrolment(AMINA, false, false).forEach(Runnable::run);
        ResidentHistoryEndpoint endpoint = after(histories);

        Random random = new Random(1);
        for (String wrong : List.of("", "x", "%", "AAAA", Long.toString(random.nextLong()))) {
            assertThatThrownBy(() -> endpoint.history("s", wrong, null)).isInstanceOf(MosipRefusal.class);
        }
        for (int limit : List.of(0, -1, 201, Integer.MAX_VALUE)) {
            assertThatThrownBy(() -> endpoint.history("s", null, limit)).isInstanceOf(MosipRefusal.class);
        }
    }
}
