package org.regesta.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.AccessBook;
import org.regesta.ports.Evidence;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.regesta.ports.ViewStore.Order;

class MemoryTest {

    private static final String AMINA = "10001100010000120261121100000";
    private static final byte[] NAME = "\"أمينة\"".getBytes(StandardCharsets.UTF_8);

    private final InMemoryVault vault = new InMemoryVault();

    @Test
    void what_is_sealed_opens_and_its_commitment_is_the_hash_of_salt_and_value() {
        Sealed sealed = vault.seal(KeyRefs.registration(AMINA), "fullName", NAME);

        Opening.Opened opened = (Opening.Opened) vault.open(Purpose.VALIDATE, "fullName", sealed);

        assertThat(opened.value()).isEqualTo(NAME);
        assertThat(Seals.sha256(Seals.join(opened.salt(), opened.value()))).isEqualTo(sealed.commitment());
        assertThatThrownBy(() -> vault.open(Purpose.VALIDATE, "phone", sealed)).isInstanceOf(Vault.SealBroken.class);
    }

    @Test
    void shredding_a_subject_takes_the_linked_registration_along() {
        Sealed sealed = vault.seal(KeyRefs.registration(AMINA), "fullName", NAME);
        vault.seal(KeyRefs.subject("s1"), "fullName", NAME);
        vault.link(KeyRefs.registration(AMINA), KeyRefs.subject("s1"));

        vault.shred(KeyRefs.subject("s1"));

        assertThat(vault.open(Purpose.VALIDATE, "fullName", sealed)).isEqualTo(new Opening.Gone());
        assertThatThrownBy(() -> vault.seal(KeyRefs.registration(AMINA), "fullName", NAME))
                .isInstanceOf(Vault.KeyGone.class);
    }

    @Test
    void a_store_seal_is_the_same_bytes_each_time_and_opens_for_that_store_only() {
        byte[] once = vault.sealForStore("auth", KeyRefs.subject("s1"), 1, "fullName", NAME);
        byte[] again = vault.sealForStore("auth", KeyRefs.subject("s1"), 1, "fullName", NAME);

        assertThat(once).isEqualTo(again);
        Opening opened = vault.openFromStore(Purpose.AUTHENTICATE, "auth", KeyRefs.subject("s1"), "fullName", once);
        assertThat(((Opening.Opened) opened).value()).isEqualTo(NAME);
        assertThatThrownBy(() ->
                        vault.openFromStore(Purpose.AUTHENTICATE, "other", KeyRefs.subject("s1"), "fullName", once))
                .isInstanceOf(Vault.SealBroken.class);
    }

    @Test
    void evidence_comes_back_until_it_is_damaged_or_its_key_shredded() {
        InMemoryEvidence evidence = new InMemoryEvidence(vault);
        EvidenceRef ref = evidence.put(KeyRefs.registration(AMINA), "document", NAME);
        assertThat(((Opening.Opened) evidence.open(Purpose.VALIDATE, ref)).value())
                .isEqualTo(NAME);

        evidence.damage(ref);
        assertThatThrownBy(() -> evidence.open(Purpose.VALIDATE, ref)).isInstanceOf(Evidence.EvidenceDamaged.class);

        vault.shred(KeyRefs.registration(AMINA));
        assertThat(evidence.open(Purpose.VALIDATE, ref)).isEqualTo(new Opening.Gone());
    }

    @Test
    void the_ledger_counts_positions_and_sequences() {
        InMemoryLedger ledger = new InMemoryLedger(TickingClock.at("2026-11-21T10:00:00Z"));
        ledger.append("registration:1", new RegistrationEvent.Approved("1"));
        ledger.append("registration:2", new RegistrationEvent.Approved("2"));
        ledger.append("registration:1", new RegistrationEvent.Finished("1", "s1"), InMemoryLedger.about("s1"));

        List<String> read = new ArrayList<>();
        ledger.read(Book.REGISTRY, 1, event -> read.add(event.stream() + "/" + event.sequence()));

        assertThat(read).containsExactly("registration:2/0", "registration:1/1");
        assertThat(ledger.head(Book.REGISTRY)).isEqualTo(2);
        assertThat(ledger.at(Book.REGISTRY, 2).orElseThrow().envelope().subject())
                .contains("s1");
    }

    @Test
    void the_access_book_records_a_stream_once() {
        InMemoryLedger ledger = new InMemoryLedger(TickingClock.at("2026-11-21T10:00:00Z"));
        InMemoryAccessBook book = new InMemoryAccessBook(ledger);

        assertThat(book.record("authentication:1", Map.of(), InMemoryLedger.SOMEONE))
                .isCompletedWithValue(0L);
        assertThat(book.record("authentication:1", Map.of(), InMemoryLedger.SOMEONE))
                .failsWithin(java.time.Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(AccessBook.AlreadyRecorded.class);
    }

    @Test
    void a_view_is_scanned_in_pages_by_key_then_id_both_ways() {
        ViewStore store = new InMemoryViewStore();
        ViewStore.Collection people = store.collection("people-1", Set.of("name"));
        people.replaceAll(List.of(person("3", "Bao"), person("1", "Amina"), person("2", "Amina")));

        ViewStore.Page first = people.scan("name", "", null, null, 2, Order.ASCENDING);
        ViewStore.Page second = people.scan("name", "", null, first.cursor().orElseThrow(), 2, Order.ASCENDING);
        ViewStore.Page backwards = people.scan("name", "Amina", "Bao", null, 5, Order.DESCENDING);

        assertThat(first.documents()).extracting(Document::id).containsExactly("1", "2");
        assertThat(second.documents()).extracting(Document::id).containsExactly("3");
        assertThat(second.cursor()).isEqualTo(Optional.empty());
        assertThat(backwards.documents()).extracting(Document::id).containsExactly("2", "1");
    }

    @Test
    void a_write_goes_through_only_over_the_version_it_expects() {
        ViewStore.Collection people = new InMemoryViewStore().collection("people-1", Set.of("name"));

        assertThat(people.replace(person("1", "Amina"), ViewStore.ABSENT)).isTrue();
        assertThat(people.replace(person("1", "Bao"), ViewStore.ABSENT)).isFalse();
        assertThat(people.remove("1", 7)).isFalse();
        assertThat(people.remove("1", 0)).isTrue();
    }

    private static Document person(String id, String name) {
        return new Document(id, 0, "{}", Map.of("name", List.of(name)));
    }
}
