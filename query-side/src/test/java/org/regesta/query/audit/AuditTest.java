package org.regesta.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.regesta.ports.Projection;
import org.regesta.ports.ViewStore;
import org.regesta.query.Delivery;
import org.regesta.query.Histories;
import org.regesta.query.audit.AuditEndpoint.Item;
import org.regesta.query.audit.AuditEndpoint.Search;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;

class AuditTest {

    private static final int AMINA = 0;
    private static final int BAO = 1;

    private final Histories histories = new Histories();
    private final ViewStore store = new InMemoryViewStore();

    private AuditEndpoint afterTwoLives() {
        for (int person : List.of(AMINA, BAO)) {
            histories.clock.advance(java.time.Duration.ofHours(1));
            histories.enrolment(person, false, false).forEach(Runnable::run);
            histories.compared(person).forEach(Runnable::run);
            histories.issue(person).forEach(Runnable::run);
            histories.answered(person, "d" + person, true);
        }
        Projection projection = new AuditProjection(histories.ledger).over(store);
        histories.all().forEach(projection::on);
        return new AuditEndpoint(store);
    }

    private static Search by(
            @Nullable String person, @Nullable String rid, @Nullable String officer, @Nullable String correlation) {
        return new Search(person, rid, officer, correlation, null, null, null, 200);
    }

    @Property(tries = 60)
    void it_comes_out_the_same_however_it_was_delivered(@ForAll long any) {
        long seed = Long.getLong("seed", any);
        Histories lives = Histories.random(seed, 5);
        Delivery.comesOutTheSame(new AuditProjection(lives.ledger), lives, seed);
    }

    @Test
    void events_are_found_by_person_registration_officer_and_correlation() {
        AuditEndpoint endpoint = afterTwoLives();

        List<Item> person =
                endpoint.search(by(Histories.subject(AMINA), null, null, null)).items();
        List<Item> registration =
                endpoint.search(by(null, Histories.rid(AMINA), null, null)).items();
        List<Item> officer = endpoint.search(by(null, null, "amara", null)).items();
        List<Item> correlation = endpoint.search(by(null, null, null, "c-1")).items();

        assertThat(person).containsAll(registration).hasSizeGreaterThan(registration.size());
        assertThat(person).extracting(Item::book).contains("registry", "access");
        assertThat(officer).hasSize(histories.all().size());
        assertThat(correlation).hasSize(histories.all().size());
        Item first = registration.getFirst();
        assertThat(first.actor()).contains("amara");
        assertThat(first.role()).contains("REGISTRATION_OFFICER");
        assertThat(first.authority()).contains("mandate:amara@3");
        assertThat(first.reason()).contains("enrolment");
        assertThat(first.machine()).contains("20001");
        assertThat(first.centre()).contains("10001");
        assertThat(first.correlation()).contains("c-1");
    }

    @Test
    void a_period_bounds_what_is_found_and_a_cursor_does_not_lead_out_of_it() {
        AuditEndpoint endpoint = afterTwoLives();

        Search early = new Search(null, null, "amara", null, null, "2026-11-21T09:30:00Z", null, 200);
        Search late = new Search(null, null, "amara", null, "2026-11-21T09:30:00+00:00", null, null, 200);
        Search firstPage = new Search(null, null, "amara", null, null, null, null, 1);
        String cursor = endpoint.search(firstPage).cursor().orElseThrow();
        Search lateFromEarlyCursor = new Search(null, null, "amara", null, "2026-11-21T09:30:00Z", null, cursor, 200);

        assertThat(endpoint.search(early).items()).hasSize(histories.all().size() / 2);
        assertThat(endpoint.search(late).items()).hasSize(histories.all().size() / 2);
        assertThat(endpoint.search(lateFromEarlyCursor).items())
                .isEqualTo(endpoint.search(late).items());
    }

    @Test
    void who_is_not_there_is_an_empty_answer_and_prefixes_find_nothing() {
        AuditEndpoint endpoint = afterTwoLives();

        for (String nobody : List.of("amar", "amara\0", "a", "zoe", "*")) {
            assertThat(endpoint.search(by(null, null, nobody, null)).items()).isEmpty();
        }
        assertThat(endpoint.search(by(Histories.subject(AMINA).substring(1), null, null, null))
                        .items())
                .isEmpty();
    }

    @Test
    void one_leading_key_is_needed_and_no_more() {
        AuditEndpoint endpoint = afterTwoLives();

        assertThatThrownBy(() -> endpoint.search(by(null, null, null, null)))
                .isInstanceOfSatisfying(
                        MosipRefusal.class, refusal -> assertThat(refusal.why()).isEqualTo(BadRequest.MISSING_FIELD));
        assertThatThrownBy(() -> endpoint.search(by("a", "b", null, null)))
                .isInstanceOfSatisfying(
                        MosipRefusal.class, refusal -> assertThat(refusal.why()).isEqualTo(BadRequest.INVALID_FIELD));
        for (String time : List.of("yesterday", "2026-11-21", "+999999999-01-01T00:00:00Z", "")) {
            assertThatThrownBy(() -> endpoint.search(new Search("a", null, null, null, time, null, null, null)))
                    .isInstanceOfSatisfying(MosipRefusal.class, refusal -> assertThat(refusal.field())
                            .isEqualTo("from"));
        }
    }
}
