package org.regesta.saga.registration.stage.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.command.hotlist.api.Hotlist;
import org.regesta.command.masterdata.api.Offices;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Meta;
import org.regesta.events.hotlist.HotlistEvent;
import org.regesta.events.hotlist.HotlistKind;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.events.masterdata.DeviceEvent;
import org.regesta.events.masterdata.MachineEvent;
import org.regesta.events.partner.TrustAnchorEvent;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.RegistrationEvent.PacketReceived;
import org.regesta.ports.Attribution;
import org.regesta.saga.registration.Applicants;
import org.regesta.saga.registration.Town;
import org.regesta.testkit.BadPackets;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.partner.Certified;
import org.regesta.wire.Json;

/** Where packets were made, by how many officers, and with what devices that sign for themselves. */
class PlaceCheckTest {

    private static final Instant MADE = Applicants.MADE; // a Saturday, a quarter past ten
    private static final String OPEN = "\"centerStartTime\":\"08:00\",\"centerEndTime\":\"17:00\"";
    private static final Certified CHIPS = Certified.ca("Chips", MADE.minusSeconds(9_000), MADE.plusSeconds(9_000));
    private static final Certified CHIP = CHIPS.certify("S1", "Chips", MADE.minusSeconds(900), MADE.plusSeconds(900));

    private static final Certified MAKERS = Certified.ca("Makers", MADE.minusSeconds(9_000), MADE.plusSeconds(9_000));

    private final Town town = new Town();
    private final OfficeHouse house = new OfficeHouse(town);
    private String metaData = "";
    private String exceptions = "{}";
    private String devices = "[]";
    private String supervisor = "su1";
    private String centre = "10001";

    @BadPackets(stage = "6 centre, machine, device", rows = 2, but = ".*(-|officerId|supervisorId)")
    @BadPackets(stage = "7 operator", rows = 1, but = ".*(-|centerId|machineId|supervisorId)")
    @BadPackets(stage = "8 supervisor", rows = 1, but = ".*(-|centerId|machineId|officerId)")
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "CENTER_ID, 10001, -60, centerId",
                "CENTER_ID, 10001, 60, -", // it was blocked after the packet was made
                "CENTER_ID, 10002, -60, -",
                "MACHINE_ID, 10001, -60, machineId",
                "MACHINE_ID, 10001, 60, -",
                "OPERATOR_ID, op1, -60, officerId",
                "OPERATOR_ID, op1, 60, -",
                "OPERATOR_ID, su1, -60, supervisorId",
                "OPERATOR_ID, su1, 60, -",
                "DEVICE, op1, -60, -", // another kind of thing
            })
    void whoever_stood_on_the_hotlist_then_made_no_packet(HotlistKind kind, String id, int seconds, String where) {
        Instant now = town.clock.instant();
        town.clock.set(MADE.plusSeconds(seconds));
        String entry = new Hotlist(town.ledger, town.vault).entry(kind, id);
        town.ledger.append("hotlist:" + entry, new HotlistEvent.Blocked(entry, kind, Optional.empty()));
        town.clock.set(now);
        assertThat(faults()).isEqualTo(where == null ? List.of() : List.of(new Fault(FaultCode.HOTLISTED, where)));
    }

    @BadPackets(stage = "6 centre, machine, device", rows = 9, but = ".*[|] true")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"geoLocLatitude\":\"34.0209\",\"geoLoclongitude\":\"-6.8416\" | true",
                "\"geoLocLatitude\":\"34.0250\",\"geoLoclongitude\":\"-6.8416\" | true",
                "\"geoLocLatitude\":\"34.0309\",\"geoLoclongitude\":\"-6.8416\" | false", // a kilometre off
                "\"geoLocLatitude\":\"-34.0209\",\"geoLoclongitude\":\"-6.8416\" | false",
                "\"geoLocLatitude\":\"34.0209\" | false",
                "\"geoLocLatitude\":\"\",\"geoLoclongitude\":\"\" | false",
                "\"geoLocLatitude\":\"here\",\"geoLoclongitude\":\"there\" | false",
                "\"geoLocLatitude\":\"NaN\",\"geoLoclongitude\":\"NaN\" | false",
                "\"geoLocLatitude\":\"1e1\",\"geoLoclongitude\":\"-6.8416\" | false",
                "\"geoLocLatitude\":\"34.0209,-6.8416\" | false",
                "\"other\":\"34.0209\" | false",
            })
    void a_machine_stands_at_its_centre_where_that_is_asked(String position, boolean near) {
        centreWith("\"latitude\":\"34.0209\",\"longitude\":\"-6.8416\"");
        metaData = position;
        assertThat(faults()).as("nobody asks").isEmpty();
        house.metresMax = 500;
        assertThat(faults())
                .isEqualTo(near ? List.of() : List.of(new Fault(FaultCode.POSITION, "metaData/geoLocLatitude")));
    }

    @Test
    void a_packet_is_made_while_the_centre_is_open_where_that_is_asked() {
        centreWith(OPEN + ",\"workingNonWorkingDays\":\"{\\\"sat\\\":false}\"");
        assertThat(faults()).as("nobody asks").isEmpty();
        house.hours = true;
        assertThat(faults()).containsExactly(new Fault(FaultCode.OUT_OF_HOURS, "centerId"));
        centreWith(OPEN);
        assertThat(faults()).isEmpty();
    }

    @BadPackets(stage = "8 supervisor", rows = 4, but = ".*false")
    @ParameterizedTest
    @CsvSource({
        "op1, {}, FOR_EXCEPTIONS, false",
        "op1, '{\"leftThumb\":{}}', FOR_EXCEPTIONS, false",
        "op1, '{\"leftThumb\":{\"missingBiometric\":\"leftThumb\"}}', FOR_EXCEPTIONS, true",
        "op1, '[{\"missingBiometric\":\"leftThumb\"}]', FOR_EXCEPTIONS, true",
        "op1, '[\"leftThumb\"]', FOR_EXCEPTIONS, true",
        "su1, '[\"leftThumb\"]', FOR_EXCEPTIONS, false",
        "op1, '[\"leftThumb\"]', NEVER, false",
        "op1, {}, ALWAYS, true",
        "su1, {}, ALWAYS, false",
        "op1, none, FOR_EXCEPTIONS, false",
    })
    void nobody_signs_off_alone_that_somebody_has_nothing_to_show(
            String second, String excepted, TwoOfficers.Rule rule, boolean refused) {
        house.two = rule;
        supervisor = second;
        exceptions = excepted.equals("none") ? "null" : excepted;
        assertThat(faults()).isEqualTo(refused ? List.of(new Fault(FaultCode.ONE_OFFICER, "supervisorId")) : List.of());
    }

    @BadPackets(stage = "6 centre, machine, device", rows = 12, but = ".*, -")
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "chip, S1, 0, -",
                "chip, S1, -3500, -",
                "chip, S1, 3601, DEVICE_TIME",
                "chip, S1, -3601, DEVICE_TIME",
                "chip, S9, 0, DEVICE_UNKNOWN",
                "ca, S1, 0, DEVICE_SIGNATURE", // the anchor itself is no chip
                "another, S1, 0, DEVICE_SIGNATURE",
                "old, S1, 0, DEVICE_SIGNATURE",
                "new, S1, 0, DEVICE_SIGNATURE",
                "changed, S1, 0, DEVICE_SIGNATURE",
                "swapped, S1, 0, DEVICE_SIGNATURE",
                "bare, S1, 0, DEVICE_SIGNATURE",
                "unsigned, S1, 0, DEVICE_SIGNATURE",
                "long, S1, 0, DEVICE_SIGNATURE",
            })
    void a_device_that_signs_for_itself_is_who_it_says_at_the_packets_time(
            String by, String serial, int seconds, FaultCode fault) {
        house.devicesSigned = true;
        trust("FTM", CHIPS);
        trust("DEVICE", MAKERS);
        town.ledger.append("device:S1", new DeviceEvent.Registered("S1", "slap", "10001", Map.of()), since(-60));
        String said = "{\"serialNo\":\"%s\",\"dateTime\":\"%s\"}".formatted(serial, MADE.plusSeconds(seconds));
        devices = "[{\"digitalId\":%s}]".formatted(by.equals("unsigned") ? said : Json.write(Chips.signed(by, said)));
        assertThat(faults()).isEqualTo(fault == null ? List.of() : List.of(new Fault(fault, "device/1")));
    }

    @Test
    void nobody_is_trusted_while_no_ca_of_chips_was_uploaded() {
        town.ledger.append("device:S1", new DeviceEvent.Registered("S1", "slap", "10001", Map.of()), since(-60));
        devices = "[{\"digitalId\":\"%s\"}]"
                .formatted(Chips.signed("chip", "{\"serialNo\":\"S1\",\"dateTime\":\"" + MADE + "\"}"));
        assertThat(faults()).containsExactly(new Fault(FaultCode.DEVICE_SIGNATURE, "device/1"));
    }

    /** Digital ids by good and bad signers. */
    private static final class Chips {

        static String signed(String by, String said) {
            String good = Jws.of(CHIP, said);
            String[] parts = good.split("[.]", -1);
            return switch (by) {
                case "chip" -> good;
                case "ca" -> Jws.of(CHIPS, said);
                case "another" ->
                    Jws.of(
                            Certified.ca("Others", MADE.minusSeconds(99), MADE.plusSeconds(99))
                                    .certify("S1", "Others", MADE.minusSeconds(99), MADE.plusSeconds(99)),
                            said);
                case "old" -> Jws.of(CHIPS.certify("S1", "Chips", MADE.minusSeconds(900), MADE.minusSeconds(9)), said);
                case "new" -> Jws.of(CHIPS.certify("S1", "Chips", MADE.plusSeconds(9), MADE.plusSeconds(900)), said);
                case "changed" -> parts[0] + "." + Jws.text(said.replace("S1", "S2")) + "." + parts[2];
                case "swapped" -> Jws.of(CHIP.certificate(), MAKERS.key(), said);
                case "bare" -> Jws.text("{\"alg\":\"RS256\"}") + "." + parts[1] + "." + parts[2];
                case "long" -> good + "A".repeat(40_000);
                default -> throw new IllegalArgumentException(by);
            };
        }
    }

    private void trust(String domain, Certified ca) {
        town.ledger.append(
                "trustanchor:" + domain + ".x",
                new TrustAnchorEvent.Uploaded("x", domain, ca.pem(), MADE.plus(Duration.ofDays(1))));
    }

    /** From an hour before the packet on, of its own. */
    private void centreWith(String details) {
        centre = Integer.toString(Integer.parseInt(centre) + 1);
        Map<String, String> all = new LinkedHashMap<>();
        Json.tree(("{" + details + "}").getBytes(StandardCharsets.UTF_8))
                .properties()
                .forEach(field -> all.put(field.getKey(), field.getValue().asString()));
        town.ledger.append(
                "centre:" + centre, new CentreEvent.Opened(centre, Map.of("eng", "Quay"), all), since(-3_600));
        town.ledger.append(
                "machine:" + centre,
                new MachineEvent.Registered(centre, "quay", centre, "key", "key", Map.of()),
                since(-3_600));
    }

    private static Attribution since(int seconds) {
        return InMemoryLedger.SOMEONE.with(
                Meta.OCCURRED, MADE.plusSeconds(seconds).toString());
    }

    private List<Fault> faults() {
        String labels = Json.write(Map.of(
                "officerId",
                "op1",
                "supervisorId",
                supervisor,
                "officerPassword",
                "true",
                "supervisorPassword",
                "true"));
        String meta = "{\"identity\":{\"operationsData\":%s,\"metaData\":%s,\"exceptionBiometrics\":%s,"
                        .formatted(pairs(labels), pairs("{" + metaData + "}"), exceptions)
                + "\"capturedRegisteredDevices\":%s}}".formatted(devices);
        Part part =
                new Part("id", new byte[0], Optional.empty(), Map.of(Part.META, meta.getBytes(StandardCharsets.UTF_8)));
        PacketContent packet = new PacketContent(List.of(part), Json.mapper().createObjectNode());
        EvidenceRef none = town.evidence.put("registration:x", "packet", new byte[0]);
        Faults faults = new Faults();
        house.check(new Offices(town.ledger), new Hotlist(town.ledger, town.vault))
                .run(
                        new PacketReceived(Packet.rid(centre, centre, 1, MADE), none, "", centre, centre, MADE),
                        packet,
                        faults);
        return faults.list();
    }

    private static String pairs(String object) {
        return Json.write(Json.tree(object.getBytes(StandardCharsets.UTF_8)).properties().stream()
                .map(field -> Map.of("label", field.getKey(), "value", field.getValue()))
                .toList());
    }
}
