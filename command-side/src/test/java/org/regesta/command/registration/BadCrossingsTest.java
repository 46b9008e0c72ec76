package org.regesta.command.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.regesta.command.registration.Amina.*;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.regesta.command.masterdata.api.Offices;
import org.regesta.command.registration.api.OtherNames;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.RetentionGround;
import org.regesta.events.registration.Stage;
import org.regesta.events.upload.UploadEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Evidence;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Opening;
import org.regesta.ports.Refusal;
import org.regesta.ports.StorageFull;
import org.regesta.testkit.BadPackets;
import org.regesta.testkit.BadRows;
import org.regesta.testkit.memory.InMemoryHouseKeys;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Json;

/**
 * Packets whose names, sizes and lists are in order, and that do not fit where their registration stands: what crosses
 * from the door into the house is the one packet that is awaited, once. Nothing of any other is kept.
 */
class BadCrossingsTest {

    private static final String LATER = RID + "-10001_10001-20261121113000";
    private static final String REQUEST = RID + "-BIOMETRIC_CORRECTION-1";
    private static final byte[] FIRST = House.bytes("the first packet");
    private static final byte[] SECOND = House.bytes("a second packet.");
    private static final Fault NAMED_OTHERWISE = new Fault(FaultCode.REFERENCE, "packet");
    private static final Fault OTHER_BYTES = new Fault(FaultCode.PACKET_HASH, "packet");

    private House house = new House();

    @Test
    @BadPackets(stage = "2 secure zone", rows = 7)
    void another_packet_than_the_one_awaited_is_turned_away_and_the_registration_says_so(BadRows rows) {
        awaited();
        turnedAway(
                "of another centre",
                PACKET_ID.replace("-10001_", "-10002_"),
                FIRST,
                "RPR-PKR-001",
                NAMED_OTHERWISE,
                rows);
        turnedAway(
                "of another machine",
                PACKET_ID.replace("_10001-", "_10002-"),
                FIRST,
                "RPR-PKR-001",
                NAMED_OTHERWISE,
                rows);
        announced("NEW", PACKET_ID, SECOND, null);
        turnedAway("other bytes were announced since", PACKET_ID, FIRST, "RPR-PKR-009", OTHER_BYTES, rows);
        announced("NEW", LATER, FIRST, null);
        turnedAway("its bytes have a new name since", PACKET_ID, FIRST, "RPR-PKR-001", NAMED_OTHERWISE, rows);

        paused();
        assertThat(announced("BIOMETRIC_CORRECTION", LATER, SECOND, REQUEST)).isEqualTo("taken");
        turnedAway("the first again for a correction", PACKET_ID, FIRST, "RPR-PKR-001", NAMED_OTHERWISE, rows);
        turnedAway("the first by the correction's name", LATER, FIRST, "RPR-PKR-009", OTHER_BYTES, rows);
        byte[] changed = SECOND.clone();
        changed[3] ^= 1;
        turnedAway("a correction with a bit changed", LATER, changed, "RPR-PKR-009", OTHER_BYTES, rows);
        assertThat(brought(LATER, SECOND)).as("the one asked for").isEqualTo("taken");
    }

    @Test
    @BadPackets(stage = "2 secure zone", rows = 9)
    void where_none_is_awaited_none_is_taken(BadRows rows) {
        lived(asked(Stage.ENROL));
        kept("the same while it is worked on", () -> brought(PACKET_ID, FIRST), "RPR-PKR-005", rows);
        kept("another while it is worked on", () -> brought(LATER, SECOND), "RPR-PKR-005", rows);
        lived(ADJUDICATION);
        kept("while a case is open", () -> brought(LATER, SECOND), "RPR-PKR-005", rows);
        rejected();
        kept("after it was rejected", () -> brought(LATER, SECOND), "RPR-PKR-005", rows);
        lived(FINISHED);
        kept("after there was an identity", () -> brought(LATER, SECOND), "RPR-PKR-005", rows);
        awaited();
        ended();
        kept("after an officer ended the waiting for it", () -> brought(PACKET_ID, FIRST), "RPR-PKR-005", rows);
        paused();
        kept("a correction that was not announced", () -> brought(LATER, SECOND), "RPR-PKR-005", rows);
        announced("BIOMETRIC_CORRECTION", LATER, SECOND, REQUEST);
        ended();
        kept("a correction of what was ended meanwhile", () -> brought(LATER, SECOND), "RPR-PKR-005", rows);
        awaited();
        lapsed();
        kept("after its retention", () -> brought(PACKET_ID, FIRST), "RPR-PKR-001", rows);
    }

    @Test
    @BadPackets(stage = "2 secure zone", rows = 12)
    void what_does_not_fit_where_the_registration_stands_cannot_be_announced_either(BadRows rows) {
        lived(asked(Stage.ENROL));
        kept("another process", () -> announced("UPDATE", PACKET_ID, FIRST, null), "RPR-RGS-014", rows);
        kept("other bytes", () -> announced("NEW", PACKET_ID, SECOND, null), "RPR-RGS-014", rows);
        kept("the same bytes by another name", () -> announced("NEW", LATER, FIRST, null), "RPR-RGS-014", rows);
        kept("a correction nobody asked for", () -> corrected(REQUEST), "RPR-RGS-036", rows);
        rejected();
        kept("a second after a rejection", () -> announced("NEW", LATER, SECOND, null), "RPR-RGS-014", rows);
        lived(FINISHED);
        kept(
                "an update under the number of the first",
                () -> announced("UPDATE", LATER, SECOND, null),
                "RPR-RGS-014",
                rows);
        paused();
        kept(
                "a correction of another iteration",
                () -> corrected(RID + "-BIOMETRIC_CORRECTION-2"),
                "RPR-RGS-036",
                rows);
        kept("another's correction", () -> corrected(BAO + "-BIOMETRIC_CORRECTION-1"), "RPR-RGS-036", rows);
        corrected(REQUEST);
        assertThat(brought(LATER, SECOND)).isEqualTo("taken");
        kept("a correction after the correction", () -> corrected(REQUEST), "RPR-RGS-036", rows);
        paused();
        ended();
        kept("a correction of what was ended", () -> corrected(REQUEST), "RPR-RGS-036", rows);
        awaited();
        kept("a correction of what has not come", () -> corrected(REQUEST), "RPR-RGS-015", rows);
        lapsed();
        kept("what was kept too long ago", () -> announced("NEW", PACKET_ID, FIRST, null), "RPR-RGS-014", rows);
    }

    @Test
    @BadPackets(stage = "2 secure zone", rows = 7)
    void what_changes_while_a_packet_is_being_sealed_leaves_no_sealed_packet_behind(BadRows rows) {
        overtaken("announced otherwise", () -> announced("NEW", PACKET_ID, SECOND, null), "RPR-PKR-009", rows);
        overtaken("ended by an officer", this::ended, "RPR-PKR-005", rows);
        overtaken("retention over", this::lapsed, "RPR-PKR-001", rows);

        awaited();
        Commands twice = before(() -> assertThat(brought(PACKET_ID, FIRST)).isEqualTo("taken"));
        refused("twice at once", () -> brought(twice, house.evidence, PACKET_ID, FIRST), "RPR-PKR-005");
        assertThat(house.evidence.size()).as("the one that was faster").isEqualTo(1);
        rows.ended("brought twice at once");

        awaited();
        Runnable destroyed = () -> house.vault.shred(KeyRefs.registration(RID));
        kept("its key destroyed", () -> brought(house, shelf(destroyed), PACKET_ID, FIRST), "RPR-PKR-001", rows);
        awaited();
        Runnable full = () -> {
            throw new StorageFull("full");
        };
        kept("the disk full", () -> brought(house, shelf(full), PACKET_ID, FIRST), "RPR-PKR-012", rows);
        kept(
                "no room to record it",
                () -> brought(before(full), house.evidence, PACKET_ID, FIRST),
                "RPR-PKR-012",
                rows);
        assertThat(brought(PACKET_ID, FIRST)).as("when there is room again").isEqualTo("taken");
    }

    private interface Try {
        String code();
    }

    private void turnedAway(String how, String name, byte[] content, String code, Fault fault, BadRows rows) {
        List<RegistrationEvent> expected = new ArrayList<>(house.history(RID));
        expected.add(new RegistrationEvent.UploadRefused(RID, fault));
        refused(how, () -> brought(name, content), code);
        assertThat(house.history(RID)).as(how).isEqualTo(expected);
        assertThat(house.evidence.size()).as(how).isZero();
        rows.ended(how);
    }

    /** With that code, and the access book says so once. */
    private void refused(String how, Try bad, String code) {
        int told = house.turnedAway().size();
        assertThat(bad.code()).as(how).isEqualTo(code);
        assertThat(house.turnedAway()).as(how).hasSize(told + 1);
        assertThat(house.turnedAway().getLast().refused())
                .as(how)
                .containsExactly(new UploadEvent.Refused(code, Optional.of(RID), 1));
    }

    /** The registration stands as it did. */
    private void kept(String how, Try bad, String code, BadRows rows) {
        List<RegistrationEvent> before = house.history(RID);
        int blobs = house.evidence.size();
        refused(how, bad, code);
        assertThat(house.history(RID)).as(how).isEqualTo(before);
        assertThat(house.evidence.size()).as(how).isEqualTo(blobs);
        rows.ended(how);
    }

    private void overtaken(String how, Runnable meanwhile, String code, BadRows rows) {
        awaited();
        refused(how, () -> brought(before(meanwhile), house.evidence, PACKET_ID, FIRST), code);
        assertThat(house.evidence.size()).as(how).isZero();
        assertThat(house.history(RID))
                .as(how)
                .hasSize(2)
                .doesNotHaveAnyElementsOfTypes(RegistrationEvent.PacketReceived.class);
        rows.ended(how);
    }

    private void awaited() {
        house = new House();
        assertThat(announced("NEW", PACKET_ID, FIRST, null)).isEqualTo("taken");
    }

    private void lived(RegistrationEvent last) {
        awaited();
        until(last).stream().skip(1).forEach(this::happened);
    }

    private void rejected() {
        lived(CLAIMED);
        happened(FOUND_DUPLICATE);
        happened(REJECTED);
    }

    private void paused() {
        lived(asked(Stage.CLASSIFY));
        happened(new RegistrationEvent.QualityGraded(RID, 1, Map.of("Right Thumb", 11), Set.of("Right Thumb")));
        happened(CLASSIFIED);
        happened(new RegistrationEvent.InformationAsked(RID, REQUEST, Process.BIOMETRIC_CORRECTION, 1));
    }

    private void ended() {
        house.send(new RegistrationCommand.Stop(RID, CLAIM, OtherNames.NONE), by("sam"));
        assertThat(house.history(RID))
                .endsWith(new RegistrationEvent.Rejected(RID, RejectionGround.STOPPED, Optional.empty()));
    }

    private void lapsed() {
        house.send(new RegistrationCommand.EndRetention(RID, RetentionGround.NEVER_CAME, 0), by("rule"));
    }

    private void happened(RegistrationEvent event) {
        house.ledger.append("registration:" + RID, event, by(actor(event, ADE)));
    }

    private Attribution by(String officer) {
        Attribution as = house.caller.attribution("test");
        return new Attribution(officer, as.role(), as.authority());
    }

    private String corrected(String request) {
        return announced("BIOMETRIC_CORRECTION", LATER, SECOND, request);
    }

    private String announced(String process, String packetId, byte[] content, @Nullable String request) {
        SyncEntry entry = new SyncEntry(
                RID,
                packetId,
                null,
                null,
                null,
                process,
                sha256(content),
                (long) content.length,
                "APPROVED",
                null,
                "eng",
                request);
        Map<String, Object> list = Map.of(
                "id", "mosip.registration.sync",
                "version", "1.0",
                "requesttime", "2026-11-21T12:00:00.000Z",
                "request", List.of(entry));
        SyncList plain = new SyncList(new InMemoryHouseKeys(), new Offices(house.ledger), house.clock, true);
        Announcing announcing = new Announcing(house, house.vault, house.ledger);
        List<SyncEndpoint.NotTaken> refused = new SyncEndpoint(
                        announcing, plain, house.turnedAway, house.caller, house.clock)
                .sync(null, Json.tree(House.bytes(Json.write(list))))
                .errors();
        return refused == null ? "taken" : refused.getFirst().errorCode();
    }

    private String brought(String name, byte[] content) {
        return brought(house, house.evidence, name, content);
    }

    private String brought(Commands commands, Evidence evidence, String name, byte[] content) {
        Reception reception = new Reception(commands, house.ledger, evidence);
        PacketEndpoint endpoint = new PacketEndpoint(reception, house.turnedAway, house.caller, house.clock);
        Throwable no = catchThrowable(() -> endpoint.upload(new Upload(name + ".zip", content)));
        return switch (no) {
            case null -> "taken";
            case Refusal refused -> endpoint.error(refused.code()).errorCode();
            case StorageFull _ -> endpoint.error(BadRequest.UNAVAILABLE, "").errorCode();
            default -> throw new AssertionError("no refusal", no);
        };
    }

    /** Commands before whose first something else happens. */
    private Commands before(Runnable meanwhile) {
        boolean[] happened = new boolean[1];
        return (command, by) -> {
            if (!happened[0]) {
                happened[0] = true;
                meanwhile.run();
            }
            return house.send(command, by);
        };
    }

    /** The house's evidence, before each of whose blobs something else happens. */
    private Evidence shelf(Runnable meanwhile) {
        return new Evidence() {
            @Override
            public EvidenceRef put(String keyRef, String kind, byte[] content) {
                meanwhile.run();
                return house.evidence.put(keyRef, kind, content);
            }

            @Override
            public Opening open(Purpose purpose, EvidenceRef ref) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void delete(EvidenceRef ref) {
                house.evidence.delete(ref);
            }
        };
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
