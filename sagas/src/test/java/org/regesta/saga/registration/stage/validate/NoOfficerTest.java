package org.regesta.saga.registration.stage.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.regesta.command.registration.api.DepositedContent;
import org.regesta.command.registration.api.RegistrationCommand.AskStage;
import org.regesta.command.registration.api.RegistrationCommand.Begin;
import org.regesta.command.registration.api.RegistrationCommand.Deposit;
import org.regesta.command.registration.api.RegistrationCommand.RecordFinding;
import org.regesta.events.EvidenceRef;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.FoundInvalid;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.events.registration.Stage;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.ports.KeyRefs;
import org.regesta.saga.registration.Applicants;
import org.regesta.saga.registration.Town;
import org.regesta.saga.registration.stage.Dossier;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.Packet;
import org.regesta.wire.Json;

/** What no officer took down: images are not in it, or whoever has a service's account puts their fingers on others. */
class NoOfficerTest {

    private static final Fault IMAGES = new Fault(FaultCode.OFFICER_PROOF, Application.INDIVIDUAL_BIOMETRICS);

    private final Town town = new Town();

    @Test
    void what_a_service_puts_down_brings_no_images() {
        Application amina = Applicants.amina();
        assertThat(deposited(amina)).isInstanceOf(Validated.class);

        Application images = Applicants.bao()
                .with(Application.INDIVIDUAL_BIOMETRICS, Map.of("value", "proofOfIdentity", "format", "cbeff"));
        assertThat(((FoundInvalid) deposited(images)).faults()).contains(IMAGES);
    }

    @Test
    void what_residents_services_announce_brings_no_images() {
        Packet packet = Applicants.TOOL.pack(Applicants.amina());
        town.arrive(packet, Process.RES_UPDATE, SupervisorStatus.APPROVED);
        assertThat(((FoundInvalid) validated(packet.rid())).faults()).contains(IMAGES);
    }

    /** Its images lie there as a document does. */
    private RegistrationEvent deposited(Application application) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put("proofOfIdentity.xml", application.biometrics().get(Application.INDIVIDUAL_BIOMETRICS));
        byte[] content = new DepositedContent(
                        application.identity(), files, Json.mapper().createObjectNode())
                .bytes();
        String rid = application.rid();
        EvidenceRef sealed = town.evidence.put(KeyRefs.registration(rid), DepositedContent.KIND, content);
        Deposit deposit = new Deposit(rid, Process.CRVS_NEW, "CRVS", sealed, "0".repeat(64), "eng");
        town.commands.send(deposit, InMemoryLedger.SOMEONE);
        town.commands.send(new Begin(rid, Process.CRVS_NEW, "CRVS", Map.of(), Applicants.MADE), InMemoryLedger.SOMEONE);
        return validated(rid);
    }

    private RegistrationEvent validated(String rid) {
        town.commands.send(new AskStage(rid, Stage.VALIDATE, 1), InMemoryLedger.SOMEONE);
        town.clock.advance(Duration.ofMinutes(1));
        Job job = Dossier.of(town.ledger, rid).openJob().orElseThrow();
        StageWork.Outcome outcome =
                Validating.in(town, town.usualSchema(), true).run(job);
        return ((RecordFinding) ((StageWork.Outcome.Done) outcome).finding()).finding();
    }
}
