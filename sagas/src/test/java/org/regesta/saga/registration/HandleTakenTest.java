package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.Stage;
import org.regesta.saga.registration.stuck.Stuck;
import org.regesta.testkit.BadPackets;
import org.regesta.testkit.packet.Application;

/**
 * Amina chose handles in a packet that was approved, and Bao, who is faster by another way, took one of them before it
 * was carried out. Her packet is refused whole: she has neither the handle that was taken nor the other one.
 */
class HandleTakenTest {

    private static final String PHONE = "0777123456";
    private static final String EMAIL = "amina@example.org";

    private Lives lives = new Lives();
    private Rival bao = new Rival(lives, "");
    private String amina = "";

    @BeforeEach
    void both_have_an_identity_and_the_schema_has_handles() {
        lives = new Lives();
        lives.durable.town.publishSchemaWithHandles();
        amina = issued(Process.NEW, Applicants.amina());
        bao = new Rival(lives, issued(Process.NEW, Applicants.bao()));
    }

    @Test
    void what_nobody_took_becomes_hers() {
        String rid = approved(Process.RES_UPDATE);
        lives.live(Lives.FOREVER);
        assertThat(lives.durable.town.newest(rid).getClass().getSimpleName()).isEqualTo("Finished");
        assertThat(bao.holder(PHONE, "phone")).contains(amina);
        assertThat(bao.holder(EMAIL, "email")).contains(amina);
    }

    @ParameterizedTest
    @CsvSource({"UPDATE", "RES_UPDATE"})
    @BadPackets(stage = "19, 20 finalisation, credential", rows = 2)
    void a_handle_that_another_took_after_the_approval_is_refused_before_anything_becomes_of_it(Process process) {
        String rid = approved(process);
        bao.takes(PHONE, "phone");
        lives.live(Lives.FOREVER);
        isRefused(rid, "phone");
        assertThat(lives.events(SubjectLinked.class))
                .as("it becomes nobody's")
                .noneMatch(linked ->
                        ((SubjectLinked) linked.payload()).registrationId().equals(rid));
        assertThat(bao.holder(PHONE, "phone")).contains(bao.subject());
    }

    @ParameterizedTest
    @CsvSource({"UPDATE", "RES_UPDATE"})
    @BadPackets(stage = "19, 20 finalisation, credential", rows = 2)
    void one_that_is_taken_between_the_look_and_the_deed_ends_it_the_same_way(Process process) {
        String rid = approved(process);
        lives.liveUntil(() -> bao.takesOnce(lives.durable.town.newest(rid) instanceof SubjectLinked, EMAIL, "email"));
        isRefused(rid, "selectedHandles");
        assertThat(bao.holder(EMAIL, "email")).contains(bao.subject());
    }

    @Test
    void the_one_that_was_bound_first_is_given_up_again_when_the_other_is_lost() {
        String rid = approved(Process.RES_UPDATE);
        lives.liveUntil(() -> bao.takesOnce(bao.holder(PHONE, "phone").isPresent(), EMAIL, "email"));
        isRefused(rid, "selectedHandles");
        assertThat(bao.holder(EMAIL, "email")).contains(bao.subject());
    }

    @Test
    void wherever_the_house_dies_meanwhile_nothing_of_it_is_left_behind() {
        int effects = untilRefused(Lives.FOREVER);
        for (int death = effects - 1; death > 0; death--) {
            untilRefused(death);
        }
    }

    /** @return effects of the house that does not live on */
    private int untilRefused(int lastWord) {
        both_have_an_identity_and_the_schema_has_handles();
        String rid = approved(Process.RES_UPDATE);
        Mortal mortal = new Mortal(lastWord, Mortal.Death.BEFORE, () -> {
            boolean bound = bao.holder(PHONE, "phone").isPresent();
            return bao.takesOnce(bound, EMAIL, "email");
        });
        int effects = lives.live(mortal);
        lives.liveUntil(() -> bao.takesOnce(bao.holder(PHONE, "phone").isPresent(), EMAIL, "email"));
        assertThat(bao.wasFaster()).isTrue();
        isRefused(rid, "selectedHandles");
        return effects;
    }

    private String issued(Process process, Application application) {
        lives.bring(process, application);
        return lives.newest(IdentityEvent.Issued.class).subject();
    }

    /** Her packet with both handles is approved, and nobody has carried it out. */
    private String approved(Process process) {
        Map<String, Object> fields = new TreeMap<>(Map.of(
                "UIN", lives.uin(), "phone", PHONE, "email", EMAIL, "selectedHandles", List.of("phone", "email")));
        Application said = Lives.saying(3, fields).with("IDSchemaVersion", 0.2);
        String rid = lives.arrive(process, process == Process.UPDATE ? Lives.showing(said, 1) : said);
        lives.liveUntil(
                () -> lives.durable.town.newest(rid) instanceof StageAsked asked && asked.stage() == Stage.APPLY);
        assertThat(lives.durable.town.newest(rid)).isInstanceOf(StageAsked.class);
        return rid;
    }

    private void isRefused(String rid, String where) {
        List<Object> life = new ArrayList<>();
        lives.durable.town.ledger.stream(Book.REGISTRY, "registration:" + rid).forEach(r -> life.add(r.payload()));
        assertThat(life)
                .filteredOn(FoundInvalid.class::isInstance)
                .singleElement()
                .satisfies(found -> assertThat(((FoundInvalid) found).faults())
                        .containsExactly(new Fault(FaultCode.HANDLE_TAKEN, where)));
        assertThat(life)
                .filteredOn(Rejected.class::isInstance)
                .containsExactly(new Rejected(rid, RejectionGround.INVALID_PACKET, Optional.empty()));
        nothingIsHalfDone(rid);
        assertThat(lives.durable.sent)
                .as("she is told")
                .anyMatch(message -> message.text().contains(rid)
                        && message.kind().startsWith("registration-re")
                        && !message.kind().equals("registration-received"));
        try (House house = new House(lives.durable, new Mortal(Lives.FOREVER))) {
            assertThat(house.part(Stuck.class).page(null, 10).items()).isEmpty();
        }
    }

    private void nothingIsHalfDone(String rid) {
        assertThat(lives.durable.town.ledger.stream(Book.REGISTRY, "identity:" + amina))
                .extracting(recorded -> (Object) recorded.payload().getClass())
                .doesNotContain(IdentityEvent.Updated.class, IdentityEvent.HandleTaken.class);
        assertThat(lives.events(CredentialEvent.class))
                .as("no card was asked for")
                .noneMatch(card -> card.payload().toString().contains(rid));
        assertThat(bao.holders())
                .as("what she does not have is free for others")
                .doesNotContain(amina);
    }
}
