package org.regesta.query.identitycard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.Purpose;
import org.regesta.events.disclosure.DisclosureEvent.Disclosed;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.regesta.ports.SealedAs;
import org.regesta.ports.StorageFull;
import org.regesta.ports.ViewStore;
import org.regesta.query.Delivery;
import org.regesta.query.Histories;
import org.regesta.query.asking.AsOf;
import org.regesta.query.disclosure.Disclosures;
import org.regesta.query.identitycard.api.IdentityCardRefusal;
import org.regesta.testkit.memory.InMemoryAccessBook;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.wire.Json;
import org.regesta.wire.MosipRefusal;

class IdentityCardTest {

    private static final int AMINA = 0;
    private static final int BAO = 1;
    private static final String SUBJECT = Histories.subject(AMINA);

    private final Histories histories = new Histories();
    private final InMemoryViewStore store = new InMemoryViewStore();
    private final InMemoryAccessBook book = new InMemoryAccessBook(histories.ledger);
    private final CardDesk desk = new CardDesk(
            store, histories.ledger, new OfficerViewOpener(histories.vault), new Disclosures(book, histories.ledger));

    private static Attribution as(String role) {
        return new Attribution("amara", role, new Authority.Mandate("amara", 3));
    }

    private static IdentityCardProjection projection(Histories lives) {
        return new IdentityCardProjection(lives.ledger, new LookUpOpener(lives.vault));
    }

    private void project() {
        Projection projection = projection(histories).over(store);
        histories.all().forEach(projection::on);
    }

    private void live(int person) {
        histories.enrolment(person, false, false).forEach(Runnable::run);
        histories.compared(person).forEach(Runnable::run);
        histories.issue(person).forEach(Runnable::run);
    }

    @Property(tries = 60)
    void it_comes_out_the_same_however_it_was_delivered(@ForAll long any) {
        long seed = Long.getLong("seed", any);
        Histories lives = Histories.random(seed, 5);
        Delivery.comesOutTheSame(projection(lives), lives, seed);
    }

    @Test
    void a_supervisor_sees_the_whole_card_and_it_is_recorded_first() {
        live(AMINA);
        project();

        CardDesk.Shown card = desk.show(SUBJECT, null, as("REGISTRATION_SUPERVISOR"));

        assertThat(card.attributes().keySet()).containsExactly("fullName", "phone");
        assertThat(card.attributes().get("fullName").get(0).get("value").asString())
                .isEqualTo(Histories.name(AMINA));
        assertThat(card.uin()).contains(Histories.uin(AMINA));
        assertThat(card.vids()).extracting(CardDesk.Vid::vid).containsExactly(Histories.vid(AMINA));
        assertThat(card.registrationId()).isEqualTo(Histories.rid(AMINA));
        assertThat(card.gone()).isZero();
        Recorded shown = histories.ledger.all(Book.ACCESS).getLast();
        Disclosed disclosed = (Disclosed) shown.payload();
        assertThat(disclosed.subjects()).containsExactly(SUBJECT);
        assertThat(disclosed.purpose()).isEqualTo(Purpose.OFFICER_VIEW);
        assertThat(disclosed.recipient()).isEqualTo("amara");
        assertThat(disclosed.attributes()).containsExactlyInAnyOrder("fullName", "phone", "UIN", "VID");
        assertThat(shown.envelope().subject()).contains(SUBJECT);
        assertThat(shown.envelope().meta(Meta.BASIS)).contains("" + histories.ledger.head(Book.REGISTRY));
    }

    @Test
    void each_role_sees_its_own_fields_only() {
        live(AMINA);
        project();

        CardDesk.Shown officers = desk.show(SUBJECT, null, as("REGISTRATION_OFFICER"));
        assertThat(officers.attributes().keySet()).containsExactly("fullName");
        assertThat(officers.uin()).isPresent();

        long before = histories.ledger.head(Book.ACCESS);
        CardDesk.Shown auditors = desk.show(SUBJECT, null, as("AUDITOR"));
        assertThat(auditors.attributes()).isEmpty();
        assertThat(auditors.uin()).isEmpty();
        assertThat(auditors.vids()).isEmpty();
        assertThat(histories.ledger.head(Book.ACCESS)).isEqualTo(before);
    }

    @Test
    void nothing_is_shown_when_it_cannot_be_recorded() {
        live(AMINA);
        project();
        book.full(true);

        assertThatThrownBy(() -> desk.show(SUBJECT, null, as("REGISTRATION_OFFICER")))
                .isInstanceOf(StorageFull.class);
    }

    @Test
    void who_was_forgotten_is_counted_as_gone() {
        live(AMINA);
        project();
        histories.vault.shred(KeyRefs.registration(Histories.rid(AMINA)));
        histories.vault.shred(KeyRefs.subject(SUBJECT));

        CardDesk.Shown card = desk.show(SUBJECT, null, as("REGISTRATION_ADMIN"));

        assertThat(card.attributes()).isEmpty();
        assertThat(card.uin()).isEmpty();
        assertThat(card.gone()).isEqualTo(4);
    }

    @Test
    void as_of_a_moment_the_card_is_what_it_was() {
        live(AMINA);
        Instant then = histories.clock.instant();
        histories.clock.advance(Duration.ofDays(1));
        histories.append(
                "virtualid:second",
                new VirtualIdEvent.Issued(
                        "second",
                        SUBJECT,
                        "Temporary",
                        histories.vault.seal(KeyRefs.subject(SUBJECT), SealedAs.VID, "7999".getBytes()),
                        "c2",
                        Optional.of(histories.clock.instant().plusSeconds(60))));
        project();

        Attribution by = as("REGISTRATION_ADMIN");
        assertThat(desk.show(SUBJECT, null, by).vids()).hasSize(2);
        assertThat(desk.show(SUBJECT, AsOf.parse(then.toString()), by).vids()).hasSize(1);
        unknown(() -> desk.show(SUBJECT, AsOf.parse("registry:0"), by));
    }

    @Test
    void a_person_is_found_by_uin_vid_and_rid() {
        live(AMINA);
        live(BAO);
        project();

        assertThat(lookUp("UIN", Histories.uin(AMINA))).isEqualTo(SUBJECT);
        assertThat(lookUp("VID", Histories.vid(AMINA))).isEqualTo(SUBJECT);
        assertThat(lookUp("RID", Histories.rid(BAO))).isEqualTo(Histories.subject(BAO));
        unknown(() -> lookUp("VID", Histories.uin(AMINA)));
        unknown(() -> lookUp("UIN", "1"));
        for (String wrong : List.of("", "uin", "HANDLE")) {
            assertThatThrownBy(() -> lookUp(wrong, "1")).isInstanceOf(MosipRefusal.class);
        }
        assertThatThrownBy(() -> lookUp("UIN", "")).isInstanceOf(MosipRefusal.class);
        assertThatThrownBy(() -> lookUp("UIN", "1".repeat(65))).isInstanceOf(MosipRefusal.class);
    }

    @Test
    void a_number_leads_to_nobody_while_the_card_it_leads_to_is_not_there_yet() {
        live(AMINA);
        project();
        ViewStore.Collection cards = store.collection(IdentityCardProjection.NAME, Set.of());
        ViewStore.Document card = cards.get(SUBJECT).orElseThrow();
        cards.remove(SUBJECT, card.version()); // the numbers are written first

        unknown(() -> lookUp("UIN", Histories.uin(AMINA)));
        unknown(() -> lookUp("VID", Histories.vid(AMINA)));
        unknown(() -> lookUp("RID", Histories.rid(AMINA)));
    }

    @Test
    void an_expired_virtual_id_finds_nobody() {
        live(AMINA);
        histories.append(
                "virtualid:short",
                new VirtualIdEvent.Issued(
                        "short",
                        SUBJECT,
                        "Temporary",
                        histories.vault.seal(KeyRefs.subject(SUBJECT), SealedAs.VID, "7999".getBytes()),
                        "c2",
                        Optional.of(histories.clock.instant().plusSeconds(60))));
        project();

        assertThat(lookUp("VID", "7999")).isEqualTo(SUBJECT);
        histories.clock.advance(Duration.ofSeconds(60));
        unknown(() -> lookUp("VID", "7999"));
    }

    @Test
    void neither_number_nor_name_stands_clear_in_the_view() {
        live(AMINA);
        project();

        String everything = store.collection("identity-card-3", Set.of())
                        .get(SUBJECT)
                        .orElseThrow()
                        .toString()
                + store.collection("identity-card-3-numbers", Set.of("subject"))
                        .scan("subject", "", null, null, 100, ViewStore.Order.ASCENDING);
        assertThat(everything)
                .contains(SUBJECT)
                .doesNotContain(Histories.uin(AMINA), Histories.vid(AMINA), Histories.name(AMINA));
        assertThat(new LookUpEndpoint.Body("UIN", "5000000000").toString()).doesNotContain("5000000000");
        assertThat(Json.write(desk.show(SUBJECT, null, as("REGISTRATION_OFFICER"))))
                .contains(Histories.name(AMINA));
        assertThat(desk.show(SUBJECT, null, as("REGISTRATION_OFFICER")).toString())
                .isEqualTo("Shown");
    }

    @Test
    void an_unknown_subject_is_a_clear_refusal() {
        project();
        unknown(() -> desk.show("nobody", null, as("REGISTRATION_ADMIN")));
        unknown(() -> desk.show("nobody", AsOf.parse("5"), as("REGISTRATION_ADMIN")));
    }

    private String lookUp(String kind, String number) {
        return new LookUpEndpoint(store, new LookUpOpener(histories.vault), histories.clock)
                .lookUp(new LookUpEndpoint.Body(kind, number))
                .subject();
    }

    private static void unknown(Runnable asking) {
        assertThatThrownBy(asking::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(IdentityCardRefusal.UNKNOWN));
    }
}
