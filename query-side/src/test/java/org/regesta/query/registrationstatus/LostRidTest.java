package org.regesta.query.registrationstatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.events.disclosure.DisclosureEvent.Disclosed;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RetentionGround;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.ports.Attribution;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Projection;
import org.regesta.ports.Refusal;
import org.regesta.ports.StorageFull;
import org.regesta.ports.ViewStore;
import org.regesta.query.Histories;
import org.regesta.query.disclosure.Disclosures;
import org.regesta.query.registrationstatus.LostRidSearch.Filter;
import org.regesta.query.registrationstatus.api.LostRidRefusal;
import org.regesta.testkit.memory.InMemoryAccessBook;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;

class LostRidTest {

    private static final Filter NOVEMBER = between("2026-11-01", "2026-11-30");
    private static final Filter HER_NAME = equal("name", "amina YUSUF");
    private static final Filter HER_PHONE = equal("phone", "+90 1000-1");

    private final Histories histories = new Histories();
    private final InMemoryViewStore store = new InMemoryViewStore();
    private final InMemoryAccessBook book = new InMemoryAccessBook(histories.ledger);
    private final LostRidDesk desk = new LostRidDesk(
            store, new LostRidOpener(histories.vault), new Disclosures(book, histories.ledger), histories.clock);

    private static Filter equal(String column, @Nullable String value) {
        return new Filter(column, "equals", value, null, null);
    }

    private static Filter between(String from, String to) {
        return new Filter("registrationDate", "between", null, from, to);
    }

    private void announced(String rid, Map<String, String> said) {
        Map<String, Sealed> contacts = new TreeMap<>();
        said.forEach((field, text) -> contacts.put(
                field, histories.vault.seal(KeyRefs.registration(rid), field, text.getBytes(StandardCharsets.UTF_8))));
        histories.append(
                "registration:" + rid,
                new RegistrationEvent.Synced(
                        rid, Process.NEW, rid, "hash", 10, SupervisorStatus.APPROVED, "eng", contacts));
        project();
    }

    private void amina(int person) {
        announced(
                Histories.rid(person),
                Map.of("name", "Amina Yusuf", "phone", "+9010001", "email", "amina@example.org"));
    }

    private void project() {
        Projection lost = new LostRidProjection(histories.ledger, new LostRidOpener(histories.vault)).over(store);
        Projection statuses = new RegistrationStatusProjection(histories.ledger).over(store);
        histories.ledger.all(Book.REGISTRY).forEach(lost::on);
        histories.ledger.all(Book.REGISTRY).forEach(statuses::on);
    }

    private MosipResponse<List<LostRidEndpoint.Found>> asked(String officer, Filter... filters) {
        Attribution by = new Attribution(officer, "REGISTRATION_OFFICER", new Authority.Mandate(officer, 3));
        LostRidEndpoint endpoint = new LostRidEndpoint(desk, reason -> by.with(Meta.REASON, reason), histories.clock);
        LostRidEndpoint.Body body = new LostRidEndpoint.Body(List.of(filters), null);
        return endpoint.search(new MosipRequest<>("mosip.registration.lostrid", "1.0", null, null, body));
    }

    private List<String> found(Filter... filters) {
        List<LostRidEndpoint.Found> response = asked("amara", filters).response();
        return response == null
                ? List.of()
                : response.stream().map(LostRidEndpoint.Found::registrationId).toList();
    }

    private List<Disclosed> recorded() {
        return histories.ledger.all(Book.ACCESS).stream()
                .map(event -> (Disclosed) event.payload())
                .toList();
    }

    @Test
    void who_lost_the_number_is_found_by_two_things_and_the_days_however_they_are_spelled() {
        amina(1);
        String rid = Histories.rid(1);

        assertThat(found(NOVEMBER, HER_NAME, HER_PHONE)).containsExactly(rid);
        assertThat(found(NOVEMBER, HER_NAME, equal("centerId", "10001"))).containsExactly(rid);
        assertThat(found(equal("registrationDate", "2026-11-21"), HER_PHONE, equal("email", " AMINA@example.org")))
                .containsExactly(rid);
        assertThat(found(NOVEMBER, HER_NAME, HER_PHONE, equal("centerId", "10001")))
                .containsExactly(rid);
    }

    @Test
    void of_all_that_is_said_everything_must_hold() {
        amina(1);

        assertThat(found(NOVEMBER, HER_NAME, equal("phone", "0770"))).isEmpty();
        assertThat(found(NOVEMBER, HER_NAME, HER_PHONE, equal("centerId", "10002")))
                .isEmpty();
        assertThat(found(between("2026-10-20", "2026-11-19"), HER_NAME, HER_PHONE))
                .isEmpty();
    }

    @Test
    void what_was_announced_last_is_what_one_is_found_by() {
        amina(1);
        announced(Histories.rid(1), Map.of("name", "Amina Yusuf", "phone", "0770"));
        assertThat(found(NOVEMBER, HER_NAME, HER_PHONE)).isEmpty();
        assertThat(found(NOVEMBER, HER_NAME, equal("phone", "0770"))).hasSize(1);

        announced(Histories.rid(1), Map.of());

        assertThat(found(NOVEMBER, HER_NAME, equal("phone", "0770"))).isEmpty();
    }

    @Test
    void the_answer_is_the_number_and_days_and_it_was_recorded_first() {
        amina(1);

        LostRidEndpoint.Found found =
                asked("amara", NOVEMBER, HER_NAME, HER_PHONE).response().getFirst();

        assertThat(found.registartionDate()).isEqualTo("2026-11-21");
        assertThat(found.syncDateTime()).startsWith("2026-11-21T08:00:00");
        assertThat(found.additionalInfo()).isEmpty();
        Disclosed disclosed = recorded().getLast();
        assertThat(disclosed.subjects()).containsExactly("registration:" + Histories.rid(1));
        assertThat(disclosed.purpose()).isEqualTo(Purpose.FIND_REGISTRATION);
        assertThat(disclosed.recipient()).isEqualTo("amara");
        book.full(true);
        assertThatThrownBy(() -> found(NOVEMBER, HER_NAME, HER_PHONE)).isInstanceOf(StorageFull.class);
    }

    @Test
    void who_became_somebody_reads_of_it_in_their_own_history() {
        amina(1);
        histories.register(1, new RegistrationEvent.SubjectLinked(Histories.rid(1), Histories.subject(1)));
        project();

        found(NOVEMBER, HER_NAME, HER_PHONE);

        assertThat(recorded().getLast().subjects()).containsExactly(Histories.subject(1));
    }

    @Test
    void that_nobody_was_found_is_recorded_and_counted_too() {
        for (int search = 1; search <= LostRidDesk.MOST_A_DAY; search++) {
            assertThat(found(NOVEMBER, HER_NAME, equal("phone", "0770" + search)))
                    .isEmpty();
        }
        assertThat(recorded()).hasSize(LostRidDesk.MOST_A_DAY).allMatch(each -> each.subjects()
                .isEmpty());
        amina(1);

        assertThatThrownBy(() -> found(NOVEMBER, HER_NAME, HER_PHONE)).hasMessageContaining("ASKED_TOO_OFTEN");

        assertThat(asked("ade", NOVEMBER, HER_NAME, HER_PHONE).response()).hasSize(1);
        histories.clock.advance(Duration.ofDays(1));
        assertThat(found(NOVEMBER, HER_NAME, HER_PHONE)).hasSize(1);
    }

    @Test
    void who_searches_from_many_sides_at_once_has_no_more_searches() {
        amina(1);

        long answered = IntStream.range(0, 2 * LostRidDesk.MOST_A_DAY)
                .parallel()
                .filter(each -> isAnswered())
                .count();

        assertThat(answered).isEqualTo(LostRidDesk.MOST_A_DAY);
    }

    private boolean isAnswered() {
        try {
            return found(NOVEMBER, HER_NAME, HER_PHONE).size() == 1;
        } catch (Refusal tooOften) {
            return false;
        }
    }

    @Test
    void of_more_than_five_none_is_shown() {
        for (int person = 1; person <= LostRidDesk.MOST_FOUND; person++) {
            amina(person);
        }
        assertThat(found(NOVEMBER, HER_NAME, HER_PHONE)).hasSize(LostRidDesk.MOST_FOUND);
        amina(6);

        assertThatThrownBy(() -> found(NOVEMBER, HER_NAME, HER_PHONE)).hasMessageContaining("TOO_MANY_FOUND");
        assertThat(recorded().getLast().subjects()).isEmpty();
    }

    @Test
    void a_search_that_could_mean_many_people_is_not_begun() {
        Filter centre = equal("centerId", "10001");
        assertThatThrownBy(() -> found(NOVEMBER, HER_NAME)).hasMessageContaining("TOO_VAGUE");
        assertThatThrownBy(() -> found(NOVEMBER, centre)).hasMessageContaining("TOO_VAGUE");
        assertThatThrownBy(() -> found(HER_NAME, HER_PHONE)).hasMessageContaining("TOO_VAGUE");
        assertThatThrownBy(() -> found(NOVEMBER, HER_NAME, equal("phone", "none")))
                .hasMessageContaining("TOO_VAGUE");
        assertThatThrownBy(() -> found(between("2026-10-01", "2026-11-01"), HER_NAME, HER_PHONE))
                .hasMessageContaining("TOO_MANY_DAYS");
        assertThatThrownBy(() -> found(NOVEMBER, HER_NAME, HER_NAME)).hasMessage("INVALID_FIELD");
        assertThatThrownBy(() -> found(NOVEMBER, HER_NAME, equal("dateOfBirth", "1990-01-01")))
                .hasMessage("INVALID_FIELD");
        assertThatThrownBy(() -> found(NOVEMBER, HER_NAME, new Filter("phone", "contains", "0", null, null)))
                .hasMessage("INVALID_FIELD");
        assertThatThrownBy(() -> found(between("2026-11-30", "2026-11-01"), HER_NAME, HER_PHONE))
                .hasMessage("INVALID_FIELD");
        assertThat(recorded()).isEmpty();
    }

    @Test
    void who_was_forgotten_or_is_kept_no_longer_is_found_no_more() {
        amina(1);
        amina(2);
        amina(3);
        histories.register(2, new RegistrationEvent.RetentionEnded(Histories.rid(2), RetentionGround.REJECTED));
        histories.vault.shred(KeyRefs.registration(Histories.rid(3))); // whatever the view has heard of it

        project();

        assertThat(found(NOVEMBER, HER_NAME, HER_PHONE)).containsExactly(Histories.rid(1));
        histories.erased(1).forEach(Runnable::run);
        project();
        assertThat(found(NOVEMBER, HER_NAME, HER_PHONE)).isEmpty();
        assertThat(rows().stream().filter(row -> row.id().equals(Histories.rid(1))))
                .allMatch(row -> row.keys().isEmpty());
    }

    @Test
    void the_view_holds_nothing_that_anybody_said_and_no_key_twice_for_another_day() {
        amina(1);
        announced(
                Histories.rid(2).replace("20261121", "20261122"),
                Map.of("name", "Amina Yusuf", "phone", "+9010001", "email", "amina@example.org"));

        assertThat(rows()).hasSize(2);
        assertThat(rows().toString().toLowerCase(Locale.ROOT)).doesNotContain("amina", "yusuf", "9010001");
        assertThat(Set.copyOf(rows().getFirst().keys().get("key")))
                .hasSize(6)
                .doesNotContainAnyElementsOf(rows().getLast().keys().get("key"));
    }

    private List<ViewStore.Document> rows() {
        return store.collection(LostRidProjection.NAME, Set.of("key"))
                .scan(ViewStore.BY_ID, "", null, null, 10, ViewStore.Order.ASCENDING)
                .documents();
    }

    @Test
    void every_refusal_has_mosips_code() {
        LostRidEndpoint endpoint = new LostRidEndpoint(
                desk, reason -> new Attribution("a", "b", new Authority.Mandate("a", 1)), histories.clock);
        for (BadRequest why : BadRequest.values()) {
            assertThat(endpoint.error(why, "x").errorCode()).startsWith("RPR-RGS-");
        }
        for (LostRidRefusal refusal : LostRidRefusal.values()) {
            assertThat(endpoint.error(refusal).errorCode()).startsWith("RPR-RGS-");
        }
    }
}
