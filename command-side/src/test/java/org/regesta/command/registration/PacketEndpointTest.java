package org.regesta.command.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.regesta.command.registration.Amina.RID;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.Purpose;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent.PacketReceived;
import org.regesta.events.registration.RegistrationEvent.UploadRefused;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.events.upload.UploadEvent;
import org.regesta.events.upload.UploadEvent.TurnedAway;
import org.regesta.events.upload.UploadKind;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Refusal;
import org.regesta.testkit.BadPackets;
import org.regesta.testkit.BadRows;
import org.regesta.wire.BadRequest;

@OpenerOf(Purpose.VALIDATE)
class PacketEndpointTest {

    private static final String NAME = Amina.PACKET_ID + ".zip";
    private static final byte[] PACKET = House.bytes("a packet, as far as the door can see");

    private final House house = new House();
    private final PacketEndpoint endpoint = new PacketEndpoint(
            new Reception(house, house.ledger, house.evidence), house.turnedAway, house.caller, house.clock);

    @BeforeEach
    void amina_was_announced() throws Exception {
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(PACKET));
        house.send(
                new RegistrationCommand.Sync(
                        RID,
                        Process.NEW,
                        Amina.PACKET_ID,
                        hash,
                        PACKET.length,
                        SupervisorStatus.APPROVED,
                        "eng",
                        Map.of()),
                house.caller.attribution("test"));
    }

    @Test
    void the_announced_packet_is_sealed_and_received() {
        endpoint.upload(new Upload(NAME, PACKET));

        assertThat(house.turnedAway()).isEmpty();
        PacketReceived received = (PacketReceived) house.history(RID).getLast();
        assertThat(received.centreId()).isEqualTo("10001");
        assertThat(received.packetCreated()).isEqualTo(Amina.MADE);
        assertThat(house.evidence.open(Purpose.VALIDATE, received.packet()))
                .isInstanceOfSatisfying(
                        Opening.Opened.class, o -> assertThat(o.value()).isEqualTo(PACKET));
    }

    @Test
    void a_repeated_upload_is_a_duplicate_and_keeps_nothing() {
        endpoint.upload(new Upload(NAME, PACKET));
        assertThat(refusal(NAME, PACKET)).isEqualTo("RPR-PKR-005");
        assertThat(refusal(NAME, House.bytes("another"))).isEqualTo("RPR-PKR-005");
        assertThat(house.evidence.size()).isEqualTo(1);
        assertThat(house.history(RID)).hasSize(2);
    }

    @Test
    @BadPackets(stage = "1 receiver", rows = 5)
    void what_is_not_as_announced_is_turned_away_and_the_registration_says_so(BadRows rows) {
        byte[] other = PACKET.clone();
        other[0] ^= 1;
        String later = NAME.replace("101500.zip", "101501.zip");
        isTurnedAway("short", NAME, House.bytes("short"), "RPR-PKR-013", FaultCode.SIZE, rows);
        isTurnedAway("changed", NAME, other, "RPR-PKR-009", FaultCode.PACKET_HASH, rows);
        isTurnedAway("empty", NAME, new byte[0], "RPR-PKR-002", FaultCode.SIZE, rows);
        isTurnedAway("huge", NAME, new byte[Reception.MAX_BYTES + 1], "RPR-PKR-002", FaultCode.SIZE, rows);
        isTurnedAway("of another second", later, PACKET, "RPR-PKR-001", FaultCode.REFERENCE, rows);
        assertThat(house.evidence.size()).isZero();
    }

    private void isTurnedAway(String how, String name, byte[] content, String code, FaultCode fault, BadRows rows) {
        int before = faults().size();
        int told = house.turnedAway().size();
        assertThat(refusal(name, content)).as(how).isEqualTo(code);
        assertThat(house.turnedAway()).as(how).hasSize(told + 1);
        assertThat(house.turnedAway().getLast()).as(how).satisfies(e -> isTold(e, code, Optional.of(RID)));
        assertThat(faults()).as(how).hasSize(before + 1);
        assertThat(faults().getLast().code()).as(how).isEqualTo(fault);
        rows.ended(how);
    }

    @Test
    void after_being_turned_away_the_right_packet_is_taken() {
        refusal(NAME, House.bytes("short"));
        endpoint.upload(new Upload(NAME, PACKET));
        assertThat(house.history(RID).getLast()).isInstanceOf(PacketReceived.class);
    }

    private static void isTold(TurnedAway told, String code, Optional<String> rid) {
        assertThat(told.kind()).isEqualTo(UploadKind.PACKET);
        assertThat(told.refused()).containsExactly(new UploadEvent.Refused(code, rid, 1));
    }

    @Test
    void a_packet_nobody_announced_leaves_no_trace_but_in_the_access_book() {
        assertThat(refusal(NAME.replace(RID, Amina.BAO), PACKET)).isEqualTo("RPR-PKR-001");
        assertThat(house.turnedAway()).singleElement().satisfies(e -> isTold(e, "RPR-PKR-001", Optional.of(Amina.BAO)));
        assertThat(house.history(Amina.BAO)).isEmpty();
        assertThat(house.evidence.size()).isZero();
    }

    @BadPackets(stage = "1 receiver", rows = 9)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "packet.zip",
                "10001100010000120261121101500.zip",
                "10001100010000120261121101500-10001_10001-20261121101500.tar",
                "10001100010000120261121101500-10001_10001-20261121101500.zip.zip",
                "../10001100010000120261121101500-10001_10001-20261121101500.zip",
                "10001100010000120261121101500-10001_10001-20261121256000.zip",
                "10001100010000120261341101500-10001_10001-20261121101500.zip",
                "١٠٠٠١١٠٠٠١٠٠٠٠١٢٠٢٦١١٢١١٠١٥٠٠-10001_10001-20261121101500.zip"
            })
    void a_file_of_another_name_is_refused(String name) {
        assertThat(refusal(name, PACKET)).isEqualTo("RPR-PKR-003");
        assertThat(house.turnedAway()).singleElement().satisfies(e -> isTold(e, "RPR-PKR-003", Optional.empty()));
    }

    @Test
    void no_file_at_all_is_refused() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> endpoint.upload(null));
        assertThat(endpoint.error(refusal.code()).errorCode()).isEqualTo("RPR-PKR-006");
        assertThat(house.turnedAway()).singleElement().satisfies(e -> isTold(e, "RPR-PKR-006", Optional.empty()));
    }

    @Test
    void every_refusal_and_bad_request_has_a_code() {
        for (UploadRefusal refusal : UploadRefusal.values()) {
            assertThat(endpoint.error(refusal).errorCode()).startsWith("RPR-PKR-");
        }
        for (RegistrationRefusal refusal : RegistrationRefusal.values()) {
            assertThat(endpoint.error(refusal).errorCode()).startsWith("RPR-PKR-");
        }
        for (BadRequest why : BadRequest.values()) {
            assertThat(endpoint.error(why, "file").errorCode()).startsWith("RPR-PKR-");
        }
    }

    private String refusal(String name, byte[] content) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> endpoint.upload(new Upload(name, content)));
        return endpoint.error(refusal.code()).errorCode();
    }

    private List<Fault> faults() {
        return house.history(RID).stream()
                .filter(UploadRefused.class::isInstance)
                .map(e -> ((UploadRefused) e).fault())
                .toList();
    }
}
