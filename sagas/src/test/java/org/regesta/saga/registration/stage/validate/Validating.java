package org.regesta.saga.registration.stage.validate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regesta.command.hotlist.api.Hotlist;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.identity.api.PacketUpdates;
import org.regesta.command.masterdata.api.MasterLists;
import org.regesta.command.masterdata.api.Offices;
import org.regesta.command.name.api.Names;
import org.regesta.engine.biometrics.SourceAfisBiometrics;
import org.regesta.events.EvidenceRef;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.ports.Attribution;
import org.regesta.ports.Questions;
import org.regesta.saga.registration.Town;
import tools.jackson.databind.JsonNode;

/** The stage that validates, put together without a container. */
final class Validating {

    private Validating() {}

    static ValidateStage in(Town town, Questions schema, boolean plainTaken) {
        PacketOpener opener = new PacketOpener(town.vault, town.evidence);
        Identities identities = new Identities(town.ledger, town.vault, new Names(town.commands, town.ledger));
        Offices offices = new Offices(town.ledger);
        return new ValidateStage(
                new Unpacking(opener, new MachineKeys(town.keys, offices, plainTaken), content -> Optional.empty()),
                new Schemas(schema),
                new Checks(
                        new OfficeHouse(town).check(offices, new Hotlist(town.ledger, town.vault)),
                        new ContentCheck(
                                new BiometricCheck(
                                        new SourceAfisBiometrics(),
                                        new SampleCheck(
                                                new DeviceSignatures(new DeviceTrust(town.ledger)),
                                                new SampleCheck.Signing(false, Set.of()))),
                                new MasterDataCheck(new MasterLists(town.ledger))),
                        new NamedPerson(opener, identities, new NoUpdates(), town.ledger),
                        town.clock),
                new Sealing(town.vault, town.evidence));
    }

    /** Nobody here changes anything. */
    private static final class NoUpdates implements PacketUpdates {
        @Override
        public Flaws flaws(String subject, JsonNode identity) {
            throw new AssertionError("a packet of this test names nobody");
        }

        @Override
        public Flaws flaws(JsonNode identity) {
            return new Flaws(List.of(), List.of()); // nobody here chose a handle
        }

        @Override
        public Flaws flaws(String subject, Validated packet) {
            throw new AssertionError("nothing here is approved");
        }

        @Override
        public void apply(String subject, Validated packet, Optional<EvidenceRef> templates, Attribution by) {
            throw new AssertionError("validation changes nothing");
        }
    }
}
