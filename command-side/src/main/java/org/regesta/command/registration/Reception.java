package org.regesta.command.registration;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.regesta.command.registration.api.RegistrationCommand.ReceiveInformation;
import org.regesta.command.registration.api.RegistrationCommand.ReceivePacket;
import org.regesta.command.registration.api.RegistrationCommand.RefuseUpload;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.Book;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Meta;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.Synced;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Evidence;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.regesta.ports.StorageFull;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/**
 * Takes packets in. One that is not what was announced is turned away, and its registration says so; one that is, lies
 * sealed in the evidence store before the registration says that it was received. The rule has the last word on both.
 */
@Component
class Reception {

    static final int MAX_BYTES = 5 * 1024 * 1024;

    private final Commands commands;
    private final Ledger ledger;
    private final Evidence evidence;

    Reception(Commands commands, Ledger ledger, Evidence evidence) {
        this.commands = commands;
        this.ledger = ledger;
        this.evidence = evidence;
    }

    /** @throws Refusal {@link UploadRefusal} or a registration's refusal; nothing was kept then */
    void receive(PacketName name, byte[] content, Attribution by) {
        String hash = sha256(content);
        Awaited awaited = awaited(name.rid());
        Optional<UploadRefusal> flaw = flaw(awaited, name, content, hash);
        if (flaw.isPresent()) {
            throw turnAway(name, flaw.get(), by);
        }
        EvidenceRef sealed = sealed(name, content);
        try {
            commands.send(
                    awaited.information()
                            ? new ReceiveInformation(
                                    name.rid(), sealed, hash, name.centreId(), name.machineId(), name.created())
                            : new ReceivePacket(
                                    name.rid(), sealed, hash, name.centreId(), name.machineId(), name.created()),
                    named(by, "received"));
        } catch (Refusal | StorageFull notRecorded) {
            evidence.delete(sealed); // no registration knows of it, and so nothing else ever would
            throw notRecorded;
        }
    }

    private EvidenceRef sealed(PacketName name, byte[] content) {
        try {
            return evidence.put(KeyRefs.registration(name.rid()), "packet", content);
        } catch (Vault.KeyGone over) {
            throw RegistrationRules.no(RegistrationRefusal.KEPT_NO_LONGER);
        }
    }

    /** Records that an upload was turned away; the refusal to throw. */
    Refusal turnAway(PacketName name, UploadRefusal why, Attribution by) {
        commands.send(new RefuseUpload(name.rid(), new Fault(why.fault(), "packet")), named(by, "refused"));
        return new Refusal(why);
    }

    /** One upload may be turned away and its repetition taken: two commands, each with an id of its own. */
    private static Attribution named(Attribution by, String outcome) {
        String id = by.further().get(Meta.COMMAND_ID);
        return id == null ? by : by.with(Meta.COMMAND_ID, id + ":" + outcome);
    }

    private static Optional<UploadRefusal> flaw(Awaited as, PacketName name, byte[] content, String hash) {
        if (!name.isMeantBy(as.packetId())) {
            return Optional.of(UploadRefusal.OTHER_PACKET);
        }
        if (content.length == 0) {
            return Optional.of(UploadRefusal.EMPTY);
        }
        if (content.length > MAX_BYTES) {
            return Optional.of(UploadRefusal.TOO_LARGE);
        }
        if (content.length != as.packetSize()) {
            return Optional.of(UploadRefusal.SIZE);
        }
        return hash.equals(as.packetHash()) ? Optional.empty() : Optional.of(UploadRefusal.HASH);
    }

    /**
     * The announcement whose packet is awaited; refuses what nobody announced and what is here, before anything is
     * sealed.
     */
    private Awaited awaited(String rid) {
        RegistrationState state = RegistrationState.NOTHING_YET;
        for (Recorded recorded : ledger.stream(Book.REGISTRY, "registration:" + rid)) {
            state = RegistrationHistory.evolve(state, (RegistrationEvent) recorded.payload(), "");
        }
        RegistrationState newest = state;
        return Information.awaited(newest)
                .map(as -> new Awaited(as.packetId(), as.packetSize(), as.packetHash(), true))
                .orElseGet(() -> first(RegistrationRules.awaited(newest).as()));
    }

    private static Awaited first(Synced as) {
        return new Awaited(as.packetId(), as.packetSize(), as.packetHash(), false);
    }

    /** @param information whether it brings what a paused registration was asked for */
    private record Awaited(String packetId, long packetSize, String packetHash, boolean information) {}

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException cannotBe) {
            throw new IllegalStateException("every JDK has SHA-256", cannotBe);
        }
    }
}
