package org.regesta.saga.registration.stage.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regesta.command.hotlist.api.Hotlist;
import org.regesta.command.masterdata.api.Offices;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Meta;
import org.regesta.events.hotlist.HotlistEvent;
import org.regesta.events.hotlist.HotlistKind;
import org.regesta.events.masterdata.DeviceEvent;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.RegistrationEvent.PacketReceived;
import org.regesta.ports.Attribution;
import org.regesta.saga.registration.Applicants;
import org.regesta.saga.registration.Town;
import org.regesta.testkit.BadPackets;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.packet.Packet;
import org.regesta.wire.Json;

/** Who signed packets off and what they were captured with, held against master data as of the packet's time. */
class OfficeCheckTest {

    private static final Instant MADE = Applicants.MADE;
    private static final String FINGERS = "officer_bio_CBEFF";

    private final Town town = new Town();
    private final OfficeHouse house = new OfficeHouse(town);

    @BadPackets(stage = "7 operator", rows = 6, but = ".*, -")
    @BadPackets(stage = "8 supervisor", rows = 6, but = ".*, -")
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "true, false, -, -", // by password
                "false, true, -, -", // by OTP
                "true, true, '', -", // no file
                "false, false, hers, -", // by a finger
                "false, false, -, OFFICER_PROOF",
                "-, -, -, OFFICER_PROOF",
                "TRUE, yes, -, OFFICER_PROOF",
                "true, true, his, OFFICER_PROOF", // a file that is another's outweighs a word
                "true, true, lost, OFFICER_PROOF",
                "false, false, lost, OFFICER_PROOF",
            })
    void officers_prove_themselves(String password, String otp, String file, FaultCode fault) {
        for (String office : List.of("officer", "supervisor")) {
            String other = office.equals("officer") ? "supervisor" : "officer";
            String id = office.equals("officer") ? "op1" : "su1";
            town.ledger.append("officer:" + id, new OfficerEvent.PersonNamed(id, "hers"), since(-60));
            Map<String, String> told = new LinkedHashMap<>();
            told.put("officerId", "op1");
            told.put("supervisorId", "su1");
            told.put(other + "Password", "true");
            told.put(office + "Password", password);
            told.put(office + "OTPAuthentication", otp);
            told.put(office + "BiometricFileName", file == null || file.isEmpty() ? file : FINGERS);
            Map<String, byte[]> files = file == null || file.equals("lost")
                    ? Map.of()
                    : Map.of(FINGERS + ".xml", file.getBytes(StandardCharsets.UTF_8));
            assertThat(faults(told, "[]", files))
                    .as(office)
                    .isEqualTo(fault == null ? List.of() : List.of(new Fault(fault, office + "Id")));
        }
    }

    @BadPackets(stage = "7 operator", rows = 5, but = ".*supervisorId")
    @BadPackets(stage = "8 supervisor", rows = 3, but = ".*officerId")
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "op1, gone, supervisorId",
                "gone, su1, officerId",
                "-, su1, officerId",
                "op1, -, supervisorId",
                "'', su1, officerId",
                "op1 , nobody, supervisorId",
                "op1/../su1, su1, officerId",
                "new, su1, officerId",
            })
    void officers_were_in_office(String officer, String supervisor, String where) {
        town.officer("new"); // today, and the packet is of yesterday
        town.ledger.append("officer:gone", appointed("gone"), since(-60));
        town.ledger.append("officer:gone", new OfficerEvent.Disabled("gone"), since(-30));
        Map<String, String> told = new LinkedHashMap<>();
        told.put("officerId", officer);
        told.put("supervisorId", supervisor);
        told.put("officerPassword", "true");
        told.put("supervisorPassword", "true");
        assertThat(faults(told, "[]", Map.of())).containsExactly(new Fault(FaultCode.OFFICER, where));
    }

    @BadPackets(stage = "6 centre, machine, device", rows = 16, but = ".*[|] -")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '`',
            value = {
                "[] | -",
                "null | -",
                "[{\"digitalId\":{\"serialNo\":\"S1\"}}] | -",
                "[{\"digitalId\":\"eyJhbGciOiJub25lIn0.eyJzZXJpYWxObyI6IlMxIn0.c2ln\"}] | DEVICE_SIGNATURE",
                "[{\"digitalId\":{\"serialNo\":\"S1\",\"dateTime\":\"2026-11-21T10:00:00Z\"}}] | -",
                "[{\"digitalId\":{\"serialNo\":\"S1\",\"dateTime\":\"2026-11-21T09:00:00Z\"}}] | DEVICE_TIME",
                "[{\"digitalId\":{\"serialNo\":\"S1\",\"dateTime\":\"yesterday\"}}] | DEVICE_TIME",
                "[{\"digitalId\":{\"serialNo\":\"S9\"}}] | DEVICE_UNKNOWN",
                "[{\"digitalId\":{\"serialNo\":\"\"}}] | DEVICE_UNKNOWN",
                "[{\"digitalId\":{}}] | DEVICE_UNKNOWN",
                "[{}] | DEVICE_UNKNOWN",
                "[7] | DEVICE_UNKNOWN",
                "[{\"digitalId\":\"a.%%%.c\"}] | DEVICE_SIGNATURE",
                "[{\"digitalId\":\"a.bm90anNvbg.c\"}] | DEVICE_SIGNATURE",
                "[{\"digitalId\":{\"serialNo\":\"../S1\"}}] | DEVICE_UNKNOWN",
                "[{\"digitalId\":{\"serialNo\":\"LATE\"}}] | DEVICE_UNKNOWN",
                "[{\"digitalId\":{\"serialNo\":\"GONE\"}}] | DEVICE_DECOMMISSIONED",
                "[{\"digitalId\":{\"serialNo\":\"AWAY\"}}] | DEVICE_ELSEWHERE",
                "[{\"digitalId\":{\"serialNo\":\"STOLEN\"}}] | DEVICE_HOTLISTED",
                "[{\"digitalId\":{\"serialNo\":\"FOUND\"}}] | -", // it was stolen later
                "{\"digitalId\":{\"serialNo\":\"S1\"}} | FILE_UNREADABLE",
            })
    void devices_were_registered_at_the_centre(String devices, FaultCode fault) {
        for (String serial : List.of("S1", "GONE", "AWAY", "STOLEN", "FOUND")) {
            register(serial, "10001", -3600);
        }
        register("LATE", "10001", 60);
        town.ledger.append("device:GONE", new DeviceEvent.Decommissioned("GONE"), since(-60));
        town.ledger.append("device:AWAY", new DeviceEvent.Moved("AWAY", "10002"), since(-60));
        town.clock.set(MADE.minusSeconds(60));
        InMemoryLedger before = new InMemoryLedger(town.clock);
        block(before, "STOLEN");
        town.clock.set(MADE.plusSeconds(60));
        block(before, "FOUND");
        String where = fault == FaultCode.FILE_UNREADABLE ? "id/packet_meta_info.json" : "device/1";
        assertThat(faults(signedByPassword(), devices, Map.of(), before))
                .isEqualTo(fault == null ? List.of() : List.of(new Fault(fault, where)));
    }

    @Test
    void every_device_is_looked_at() {
        register("S1", "10001", -60);
        String two = "[{\"digitalId\":{\"serialNo\":\"S1\"}},{\"digitalId\":{\"serialNo\":\"S2\"}}]";
        assertThat(faults(signedByPassword(), two, Map.of()))
                .containsExactly(new Fault(FaultCode.DEVICE_UNKNOWN, "device/2"));
    }

    @ParameterizedTest
    @ValueSource(ints = {51, 5_000})
    void nobody_captures_with_that_many(int count) {
        String many = "[" + String.join(",", Collections.nCopies(count, "{}")) + "]";
        assertThat(faults(signedByPassword(), many, Map.of()))
                .containsExactly(new Fault(FaultCode.FILE_UNREADABLE, "id/packet_meta_info.json"));
    }

    private void register(String serial, String centre, int seconds) {
        town.ledger.append(
                "device:" + serial, new DeviceEvent.Registered(serial, "slap", centre, Map.of()), since(seconds));
    }

    private void block(InMemoryLedger in, String serial) {
        String entry = new Hotlist(in, town.vault).entry(HotlistKind.DEVICE, serial);
        in.append("hotlist:" + entry, new HotlistEvent.Blocked(entry, HotlistKind.DEVICE, Optional.empty()));
    }

    private static Attribution since(int seconds) {
        return InMemoryLedger.SOMEONE.with(
                Meta.OCCURRED, MADE.plusSeconds(seconds).toString());
    }

    private static OfficerEvent.Appointed appointed(String id) {
        return new OfficerEvent.Appointed(id, Set.of(), Optional.of("10001"), Map.of());
    }

    private static Map<String, String> signedByPassword() {
        return Map.of(
                "officerId", "op1", "supervisorId", "su1", "officerPassword", "true", "supervisorPassword", "true");
    }

    private List<Fault> faults(Map<String, String> told, String devices, Map<String, byte[]> files) {
        return faults(told, devices, files, town.ledger);
    }

    private List<Fault> faults(
            Map<String, String> told, String devices, Map<String, byte[]> files, InMemoryLedger hotlist) {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        String pairs = Json.write(told.entrySet().stream()
                .map(label -> {
                    Map<String, Object> pair = new LinkedHashMap<>();
                    pair.put("label", label.getKey());
                    pair.put("value", label.getValue());
                    return pair;
                })
                .toList());
        String meta =
                "{\"identity\":{\"operationsData\":%s,\"capturedRegisteredDevices\":%s}}".formatted(pairs, devices);
        all.put(Part.META, meta.getBytes(StandardCharsets.UTF_8));
        PacketContent packet = new PacketContent(
                List.of(new Part("id", new byte[0], Optional.empty(), all)),
                Json.mapper().createObjectNode());
        Faults faults = new Faults();
        house.check(new Offices(town.ledger), new Hotlist(hotlist, town.vault)).run(received(), packet, faults);
        return faults.list();
    }

    private PacketReceived received() {
        EvidenceRef none = town.evidence.put("registration:x", "packet", new byte[0]);
        return new PacketReceived(Packet.rid("10001", "10001", 1, MADE), none, "", "10001", "10001", MADE);
    }
}
