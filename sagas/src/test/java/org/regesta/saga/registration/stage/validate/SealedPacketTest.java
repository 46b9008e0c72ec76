package org.regesta.saga.registration.stage.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.regesta.command.masterdata.api.Offices;
import org.regesta.command.registration.api.RegistrationCommand.AskStage;
import org.regesta.events.masterdata.MachineEvent;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Stage;
import org.regesta.ports.HouseKeys;
import org.regesta.saga.registration.Applicants;
import org.regesta.saga.registration.Town;
import org.regesta.saga.registration.stage.Dossier;
import org.regesta.testkit.BadPackets;
import org.regesta.testkit.memory.InMemoryHouseKeys;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.MachineSeal;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.SealDamage;

class SealedPacketTest {

    private static final InMemoryHouseKeys MACHINES = new InMemoryHouseKeys();
    private static final InMemoryHouseKeys ANOTHER_HOUSE = new InMemoryHouseKeys();
    private static final Application AMINA =
            Applicants.amina().withRid(Packet.rid("10001", "10002", 1, Applicants.MADE));

    private final Town town = new Town();
    private final Faults faults = new Faults();

    @Test
    void a_sealed_packet_opens_to_what_was_packed() {
        Packet plain = Applicants.TOOL.pack(AMINA);
        PacketContent opened = unpack(seal(town.keys, "10002").seal(plain)).orElseThrow();
        assertThat(faults.list()).isEmpty();
        assertThat(opened.parts()).extracting(Part::name).containsExactly("id", "evidence", "optional");
        assertThat(opened.identity().path("dateOfBirth").asString()).isEqualTo("1990/03/14");
        opened.parts().forEach(part -> new HashCheck(part, faults).run());
        assertThat(faults.list()).isEmpty();
    }

    @Test
    void a_packet_sealed_before_the_key_was_replaced_still_opens() {
        Packet plain = Applicants.TOOL.pack(AMINA);
        Packet sealed = seal(town.keys, "10002").seal(plain);
        town.keys.rotate("REGISTRATION", "10001_10002");
        assertThat(unpack(sealed)).isPresent();
        assertThat(faults.list()).isEmpty();
    }

    @BadPackets(stage = "3 uploader", rows = 12)
    @ParameterizedTest
    @EnumSource(SealDamage.class)
    void a_broken_seal_is_named(SealDamage damage) {
        MachineSeal other = damage == SealDamage.ANOTHER_MACHINES_REFERENCE
                ? seal(town.keys, "10003")
                : seal(ANOTHER_HOUSE, "10003");
        unpack(damage.of(Applicants.TOOL.pack(AMINA), seal(town.keys, "10002"), other))
                .ifPresent(content -> content.parts().forEach(part -> new HashCheck(part, faults).run()));
        assertThat(faults.list()).extracting(Fault::code).containsAnyElementsOf(damage.faults());
    }

    @Test
    void nothing_is_encrypted_for_a_machine_that_never_stood_there() {
        Packet sealed = seal(town.keys, "10002").seal(Applicants.TOOL.pack(AMINA));
        town.arrive(sealed);
        assertThat(unpacked(sealed.rid(), new Offices(new InMemoryLedger(town.clock))))
                .isEmpty();
        assertThat(faults.list()).containsExactly(new Fault(FaultCode.CENTRE_OR_MACHINE, "machineId"));
    }

    private static MachineSeal seal(HouseKeys house, String machine) {
        String reference = "10001_" + machine;
        return new MachineSeal(
                reference,
                house.pair("REGISTRATION", reference).certificate(),
                MACHINES.pair("MACHINE", machine).privateKey());
    }

    private Optional<PacketContent> unpack(Packet packet) {
        town.clock.set(Applicants.MADE.minusSeconds(1));
        String signs = Base64.getEncoder()
                .encodeToString(MACHINES.pair("MACHINE", "10002")
                        .certificate()
                        .getPublicKey()
                        .getEncoded());
        town.ledger.append(
                "machine:10002", new MachineEvent.Registered("10002", "hill-2", "10001", signs, signs, Map.of()));
        town.arrive(packet);
        return unpacked(packet.rid(), new Offices(town.ledger));
    }

    private Optional<PacketContent> unpacked(String rid, Offices offices) {
        town.commands.send(new AskStage(rid, Stage.VALIDATE, 1), InMemoryLedger.SOMEONE);
        return new Unpacking(
                        new PacketOpener(town.vault, town.evidence),
                        new MachineKeys(town.keys, offices, false),
                        content -> Optional.empty())
                .of(Incoming.first(Dossier.of(town.ledger, rid).openJob().orElseThrow()), faults);
    }
}
