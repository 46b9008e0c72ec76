package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.IdentityCommand.RecordDeath;
import org.regesta.command.identity.api.IdentityCommand.RevokeDeath;
import org.regesta.command.identity.api.IdentityCommand.SetStatus;
import org.regesta.command.identity.api.IdentityStatus;
import org.regesta.events.AgeGroup;
import org.regesta.events.Book;
import org.regesta.events.Sealed;
import org.regesta.events.credential.CredentialEvent;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.identity.UniquenessAfterErasure;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.FoundInvalid;
import org.regesta.events.registration.RegistrationEvent.Rejected;
import org.regesta.events.registration.RegistrationEvent.StageAsked;
import org.regesta.events.registration.RegistrationEvent.SubjectLinked;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.Stage;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Recorded;
import org.regesta.saga.registration.stuck.Stuck;
import org.regesta.testkit.BadPackets;
import org.regesta.testkit.BadRows;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.packet.Application;

/**
 * Packets that were good when they were approved and fit the person no more when they are carried out: it can be days
 * between the two, while an adjudicator looks. Each is refused before it changes anything, and no card is asked for.
 */
class OvertakenTest {

    private static final String MEANWHILE = "10001100010000920261121104500";
    private static final String LIMIT = "regesta.identity.update-limits";

    private Lives lives = new Lives();
    private String amina = "";

    @ParameterizedTest
    @CsvSource({
        "UPDATE, DIED, registrationType",
        "UPDATE, DEACTIVATED, registrationType",
        "UPDATE, BLOCKED, registrationType",
        "UPDATE, FORGOTTEN, UIN",
        "RES_UPDATE, DIED, registrationType",
        "RES_UPDATE, BLOCKED, registrationType",
        "RES_UPDATE, FORGOTTEN, UIN",
        "RES_REPRINT, DIED, registrationType",
        "RES_REPRINT, DEACTIVATED, registrationType",
        "RES_REPRINT, FORGOTTEN, UIN",
        "ACTIVATED, DIED, registrationType",
        "ACTIVATED, FORGOTTEN, UIN",
        "DEACTIVATED, FORGOTTEN, UIN",
        "CRVS_DEATH, FORGOTTEN, UIN",
        "CRVS_DEATH_REVOKED, REVOKED, registrationType",
        "LOST, FORGOTTEN, UIN"
    })
    @BadPackets(stage = "19, 20 finalisation, credential", rows = 16)
    void what_fits_the_person_no_more_is_refused_and_nothing_becomes_of_it(
            Process process, Befallen befallen, String where) {
        String rid = approved(process);
        befalls(befallen);
        lives.live(Lives.FOREVER);
        isRefused(rid, new Fault(FaultCode.REFERENCE, where));
        assertThat(lives.durable.town.ledger.all(Book.REGISTRY))
                .as("it becomes nobody's")
                .noneMatch(recorded -> recorded.payload() instanceof SubjectLinked linked
                        && linked.registrationId().equals(rid));
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVATED, DIED, registrationType",
        "RES_UPDATE, FORGOTTEN, UIN",
        "UPDATE, FORGOTTEN, UIN",
        "DEACTIVATED, FORGOTTEN, UIN",
        "CRVS_DEATH, FORGOTTEN, UIN"
    })
    void what_befalls_the_person_between_the_look_and_the_deed_ends_it_the_same_way(
            Process process, Befallen befallen, String where) {
        String rid = approved(process);
        boolean[] befell = new boolean[1];
        lives.liveUntil(() -> {
            if (!befell[0] && lives.durable.town.newest(rid) instanceof SubjectLinked) {
                befell[0] = true;
                befalls(befallen);
            }
            return false;
        });
        assertThat(befell).containsExactly(true);
        isRefused(rid, new Fault(FaultCode.REFERENCE, where));
    }

    @Test
    @BadPackets(stage = "19, 20 finalisation, credential", rows = 1)
    void what_was_changed_as_often_as_it_may_be_by_somebody_faster_is_not_changed_once_more(BadRows rows) {
        String rid = approved(Process.RES_UPDATE);
        Sealed phone = lives.durable.town.vault.seal(
                KeyRefs.subject(amina), "phone", "\"0777000000\"".getBytes(StandardCharsets.UTF_8));
        send(new IdentityCommand.Update(
                amina,
                MEANWHILE,
                "0.1",
                Map.of("phone", phone),
                Set.of(),
                List.of(),
                Optional.empty(),
                AgeGroup.ADULT,
                Map.of()));
        try (House house = new House(lives.durable, new Mortal(Lives.FOREVER), Map.of(LIMIT, "phone=1"))) {
            house.settle();
        }
        isRefused(rid, new Fault(FaultCode.UPDATE_LIMIT, "phone"));
        rows.ended(rid);
    }

    @Test
    void killed_before_any_effect_it_is_refused_once_all_the_same() {
        int effects = deaths(Lives.FOREVER);
        for (int death = 0; death < effects; death++) {
            deaths(death);
        }
    }

    @Test
    void what_befalls_the_person_once_it_was_carried_out_takes_nothing_back() {
        String rid = approved(Process.RES_UPDATE);
        lives.liveUntil(() -> !lives.events(IdentityEvent.Updated.class).isEmpty());
        befalls(Befallen.DIED);
        lives.live(Lives.FOREVER);
        assertThat(lives.durable.town.newest(rid)).isInstanceOf(RegistrationEvent.Finished.class);
        assertThat(lives.events(IdentityEvent.Updated.class)).hasSize(1);
        assertThat(lives.events(CredentialEvent.class))
                .filteredOn(card -> ((CredentialEvent.Requested) card.payload())
                        .registrationId()
                        .equals(rid))
                .hasSize(1);
    }

    /** What happens to the person, or to what is known of them, while a packet of theirs waits to be carried out. */
    enum Befallen {
        DIED,
        REVOKED,
        DEACTIVATED,
        BLOCKED,
        FORGOTTEN
    }

    private void befalls(Befallen what) {
        send(
                switch (what) {
                    case DIED -> new RecordDeath(amina, MEANWHILE);
                    case REVOKED -> new RevokeDeath(amina, MEANWHILE);
                    case DEACTIVATED -> new SetStatus(amina, IdentityStatus.DEACTIVATED, MEANWHILE);
                    case BLOCKED -> new SetStatus(amina, IdentityStatus.BLOCKED, MEANWHILE);
                    case FORGOTTEN ->
                        new IdentityCommand.Erase(amina, Set.of(), "p1", UniquenessAfterErasure.KEEP_UIN_RETIRED);
                });
    }

    private void send(IdentityCommand command) {
        lives.durable.town.commands.send(command, InMemoryLedger.about(amina));
    }

    private int deaths(int lastWord) {
        String rid = approved(Process.UPDATE);
        befalls(Befallen.DIED);
        int effects = lives.live(lastWord);
        lives.live(Lives.FOREVER);
        isRefused(rid, new Fault(FaultCode.REFERENCE, "registrationType"));
        return effects;
    }

    /** Amina has an identity, her packet of this process is approved, and nobody has carried it out. */
    private String approved(Process process) {
        lives = Lives.ofAmina();
        amina = lives.newest(IdentityEvent.Issued.class).subject();
        if (process == Process.CRVS_DEATH_REVOKED) {
            befalls(Befallen.DIED);
        }
        Map<String, Object> fields = new TreeMap<>(Map.of("UIN", lives.uin()));
        if (process == Process.UPDATE || process == Process.RES_UPDATE) {
            fields.put("phone", "0777123456");
        }
        Application said = Lives.saying(2, fields);
        String rid = lives.arrive(
                process,
                switch (process) {
                    case UPDATE -> Lives.showing(said, 1);
                    case LOST -> Applicants.amina().withRid(said.rid());
                    default -> said;
                });
        lives.liveUntil(
                () -> lives.durable.town.newest(rid) instanceof StageAsked asked && asked.stage() == Stage.APPLY);
        return rid;
    }

    private void isRefused(String rid, Fault fault) {
        List<Object> life = lives.events(RegistrationEvent.class).stream()
                .map(Recorded::payload)
                .filter(event -> ((RegistrationEvent) event).registrationId().equals(rid))
                .toList();
        assertThat(life)
                .filteredOn(FoundInvalid.class::isInstance)
                .singleElement()
                .satisfies(found -> assertThat(((FoundInvalid) found).faults()).containsExactly(fault));
        assertThat(life)
                .filteredOn(Rejected.class::isInstance)
                .containsExactly(new Rejected(rid, RejectionGround.INVALID_PACKET, Optional.empty()));
        assertThat(lives.events(IdentityEvent.class))
                .extracting(Recorded::payload)
                .as("nothing became of it")
                .noneMatch(event -> event.toString().contains(rid));
        assertThat(lives.events(CredentialEvent.class))
                .as("no card was asked for")
                .noneMatch(card -> card.payload().toString().contains(rid));
        assertThat(lives.durable.sent).as("no number was told").noneMatch(message -> message.text()
                .contains("identity number is"));
        try (House house = new House(lives.durable, new Mortal(Lives.FOREVER))) {
            assertThat(house.part(Stuck.class).page(null, 10).items()).isEmpty();
        }
    }
}
