package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regesta.command.registration.api.RegistrationCommand.Restart;
import org.regesta.events.Book;
import org.regesta.events.credential.CredentialEvent;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent.FoundInvalid;
import org.regesta.events.registration.RegistrationEvent.Rejected;
import org.regesta.events.registration.RegistrationEvent.StageAsked;
import org.regesta.events.registration.RegistrationEvent.SubjectLinked;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.Stage;
import org.regesta.events.uin.UinClaimEvent;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.SealedAs;
import org.regesta.saga.registration.stuck.Stuck;
import org.regesta.testkit.BadPackets;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.packet.Application;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * Amina is new, and her packet chooses handles: her identity is known by them from its first day. When Bao took one of
 * them before, she is issued nothing, and has neither that one nor the other.
 */
class NewcomersHandlesTest {

    private static final String PHONE = "0777123456";
    private static final String EMAIL = "amina@example.org";
    private static final Fault PHONE_TAKEN = new Fault(FaultCode.HANDLE_TAKEN, "phone");
    private static final Fault ONE_TAKEN = new Fault(FaultCode.HANDLE_TAKEN, "selectedHandles");

    private Lives lives = new Lives();
    private Rival bao = new Rival(lives, "");

    @BeforeEach
    void bao_is_known_and_the_schema_has_handles() {
        lives = new Lives();
        lives.durable.town.publishSchemaWithHandles();
        lives.bring(Process.NEW, Applicants.bao());
        bao = new Rival(lives, lives.newest(IdentityEvent.Issued.class).subject());
    }

    @ParameterizedTest
    @CsvSource({"NEW", "CRVS_NEW"})
    void what_she_chose_is_hers_with_her_identity(Process process) {
        String rid = lives.bring(process, choosing(process, List.of("phone", "email")));
        assertThat(lives.durable.town.newest(rid).getClass().getSimpleName()).isEqualTo("Finished");
        String amina = lives.newest(IdentityEvent.Issued.class).subject();
        assertThat(bao.holder(PHONE, "phone")).contains(amina);
        assertThat(bao.holder(EMAIL, "email")).contains(amina);
        assertThat(bao.known(amina)).containsExactlyInAnyOrder(bao.claim(PHONE, "phone"), bao.claim(EMAIL, "email"));
        assertThat(lives.events(IdentityEvent.HandleTaken.class))
                .extracting(recorded -> (IdentityEvent.HandleTaken) recorded.payload())
                .extracting(taken -> lives.opened(SealedAs.HANDLE, taken.handle()))
                .containsExactlyInAnyOrder(PHONE + "@phone", EMAIL + "@email");
    }

    @Test
    void what_is_chosen_and_is_no_handle_or_has_no_value_is_passed_over() {
        lives.bring(Process.NEW, choosing(Process.NEW, List.of("email", "fullName", "nothing")));
        assertThat(bao.known(lives.newest(IdentityEvent.Issued.class).subject()))
                .containsExactly(bao.claim(EMAIL, "email"));
        assertThat(bao.holder(PHONE, "phone")).as("not chosen").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NEW", "CRVS_NEW"})
    @BadPackets(stage = "17 number", rows = 2)
    void a_handle_of_somebody_elses_is_refused_when_the_packet_is_looked_at(Process process) {
        bao.takes(PHONE, "phone");
        String rid = lives.bring(process, choosing(process, List.of("phone", "email")));
        isRefused(rid, PHONE_TAKEN);
        assertThat(lives.events(Validated.class)).as("Bao's").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"phone\"", "7", "{\"phone\": true}", "[\"phone\", 7]"})
    @BadPackets(stage = "17 number", rows = 4)
    void a_choice_that_is_no_list_of_names_is_refused_too(String chosen) {
        JsonNode handles = Json.read(chosen, JsonNode.class);
        isRefused(
                lives.bring(Process.NEW, choosing(Process.NEW, handles)),
                new Fault(FaultCode.SCHEMA, "selectedHandles"));
    }

    @Test
    void what_he_has_and_she_did_not_choose_does_not_stand_in_her_way() {
        bao.takes(PHONE, "phone");
        String rid = lives.bring(Process.NEW, choosing(Process.NEW, List.of("email")));
        assertThat(lives.durable.town.newest(rid).getClass().getSimpleName()).isEqualTo("Finished");
        assertThat(bao.holder(PHONE, "phone")).contains(bao.subject());
    }

    @ParameterizedTest
    @CsvSource({"NEW", "CRVS_NEW"})
    @BadPackets(stage = "17 number", rows = 2)
    void one_that_he_took_after_the_approval_is_refused_before_she_is_anybody(Process process) {
        String rid = approved(process);
        bao.takes(PHONE, "phone");
        lives.live(Lives.FOREVER);
        isRefused(rid, PHONE_TAKEN);
        isTold(rid);
        assertThat(lives.events(SubjectLinked.class)).as("Bao's").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"NEW", "CRVS_NEW"})
    @BadPackets(stage = "17 number", rows = 2)
    void one_that_is_taken_between_the_look_and_the_deed_ends_it_the_same_way(Process process) {
        String rid = approved(process);
        lives.liveUntil(() -> bao.takesOnce(lives.durable.town.newest(rid) instanceof SubjectLinked, EMAIL, "email"));
        isRefused(rid, ONE_TAKEN);
        isTold(rid);
        assertThat(bao.holder(EMAIL, "email")).contains(bao.subject());
    }

    @Test
    void wherever_the_house_dies_meanwhile_nothing_of_her_is_left_behind() {
        int effects = untilRefused(Lives.FOREVER);
        for (int death = effects - 1; death > 0; death--) {
            untilRefused(death);
        }
    }

    /** @return effects of the house that does not live on */
    private int untilRefused(int lastWord) {
        bao_is_known_and_the_schema_has_handles();
        String rid = approved(Process.NEW);
        int effects = lives.live(new Mortal(
                lastWord,
                Mortal.Death.BEFORE,
                () -> bao.takesOnce(bao.holder(PHONE, "phone").isPresent(), EMAIL, "email")));
        lives.liveUntil(() -> bao.takesOnce(bao.holder(PHONE, "phone").isPresent(), EMAIL, "email"));
        assertThat(bao.wasFaster()).isTrue();
        isRefused(rid, ONE_TAKEN);
        return effects;
    }

    @Test
    void what_was_claimed_by_an_attempt_that_died_is_let_go_by_the_next_one() {
        String rid = approved(Process.NEW);
        lives.liveUntil(() -> bao.holder(PHONE, "phone").isPresent());
        lives.durable.town.commands.send(new Restart(rid, Optional.empty()), InMemoryLedger.SOMEONE);
        bao.takes(EMAIL, "email");
        lives.live(Lives.FOREVER);
        isRefused(rid, ONE_TAKEN);
    }

    /** Her packet is approved, and nobody has carried it out. */
    private String approved(Process process) {
        String rid = lives.arrive(process, choosing(process, List.of("phone", "email")));
        lives.liveUntil(
                () -> lives.durable.town.newest(rid) instanceof StageAsked asked && asked.stage() == Stage.ISSUE);
        assertThat(lives.durable.town.newest(rid)).isInstanceOf(StageAsked.class);
        return rid;
    }

    private Application choosing(Process process, Object handles) {
        return choosing(process == Process.NEW ? Applicants.amina() : FamilyLifeTest.birth(lives.uin()), handles);
    }

    static Application choosing(Application newcomer, Object handles) {
        return newcomer.with("IDSchemaVersion", 0.2)
                .with("phone", PHONE)
                .with("email", EMAIL)
                .with("selectedHandles", handles);
    }

    private void isRefused(String rid, Fault why) {
        List<Object> life = new ArrayList<>();
        lives.durable.town.ledger.stream(Book.REGISTRY, "registration:" + rid).forEach(r -> life.add(r.payload()));
        assertThat(life)
                .filteredOn(FoundInvalid.class::isInstance)
                .singleElement()
                .satisfies(found -> assertThat(((FoundInvalid) found).faults()).containsExactly(why));
        assertThat(life)
                .filteredOn(Rejected.class::isInstance)
                .containsExactly(new Rejected(rid, RejectionGround.INVALID_PACKET, Optional.empty()));
        nothingIsHalfDone(rid);
        try (House house = new House(lives.durable, new Mortal(Lives.FOREVER))) {
            assertThat(house.part(Stuck.class).page(null, 10).items()).isEmpty();
        }
    }

    /** What she is told goes when the registration does: she is nobody whom one could forget. */
    private void isTold(String rid) {
        assertThat(lives.durable.sent)
                .filteredOn(message -> message.kind().equals("registration-rejected"))
                .isNotEmpty()
                .allSatisfy(message -> {
                    assertThat(message.text()).contains(rid);
                    assertThat(message.keyRef()).isEqualTo(KeyRefs.registration(rid));
                });
    }

    /** Bao has what he had, and she nothing. */
    private void nothingIsHalfDone(String rid) {
        Map<Class<?>, Integer> ofBaoAlone = Map.of(
                IdentityEvent.Issued.class, 1,
                UinClaimEvent.Reserved.class, 1,
                UinClaimEvent.Bound.class, 1,
                VirtualIdEvent.Issued.class, 1,
                CredentialEvent.Requested.class, 1);
        ofBaoAlone.forEach((event, times) ->
                assertThat(lives.events(event)).as(event.getSimpleName()).hasSize(times));
        assertThat(lives.events(IdentityEvent.class))
                .noneMatch(event -> event.payload().toString().contains(rid));
        assertThat(Set.copyOf(bao.holders()))
                .as("what she does not have is free for others")
                .isSubsetOf(bao.subject());
        assertThat(lives.durable.sagas.states()).isEmpty();
    }
}
