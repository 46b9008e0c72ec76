package org.regesta.saga.registration.stage.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.regesta.engine.biometrics.SourceAfisBiometrics;
import org.regesta.events.partner.TrustAnchorEvent;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.ports.Biometrics.DeviceSeal;
import org.regesta.saga.registration.Applicants;
import org.regesta.saga.registration.Town;
import org.regesta.testkit.BadPackets;
import org.regesta.testkit.BadRows;
import org.regesta.testkit.biometrics.CbeffWriter;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.biometrics.SampleSigner;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.partner.Certified;

/** What devices signed of the samples they took, and what was made of it on the way. */
class SampleCheckTest {

    private static final Instant MADE = Applicants.MADE;
    private static final Instant FROM = MADE.minus(Duration.ofDays(30));
    private static final Instant UNTIL = MADE.plus(Duration.ofDays(30));
    private static final byte[] SAMPLE = "a finger".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "another finger".getBytes(StandardCharsets.UTF_8);
    private static final Certified CA = Certified.ca("Devices", FROM, UNTIL);
    private static final SampleSigner DEVICE = new SampleSigner(CA.certify("S1", "Devices", FROM, UNTIL), "S1");
    private static final SampleSigner STRANGE = SampleSigner.of("S1", MADE);
    private static final BiometricRecord GOOD = read(DEVICE);

    private final Town town = new Town();

    @Test
    void what_a_device_signed_holds_and_what_nobody_signed_is_taken_unless_it_must_be() {
        anchored("DEVICE");
        assertThat(check(false).holds(GOOD, "", MADE)).isTrue();
        assertThat(check(true).holds(GOOD, "", MADE)).isTrue();
        assertThat(check(false).holds(unsigned(false), "", MADE)).isTrue();
        assertThat(check(true).holds(unsigned(false), "", MADE)).isFalse();
        assertThat(check(true).holds(unsigned(true), "", MADE))
                .as("a finger that is missing")
                .isTrue();
    }

    @Test
    void of_clients_that_did_not_sign_yet_nothing_is_asked() {
        SampleCheck check = check(true, Set.of("1.1.3"));
        assertThat(check.holds(unsigned(false), "1.1.3", MADE)).isTrue();
        assertThat(check.holds(unsigned(false), "1.1.4", MADE)).isFalse();
        assertThat(check.holds(unsigned(false), "", MADE)).isFalse();
    }

    @Test
    void whose_ca_is_known_signs_where_it_must_be_signed() {
        assertThat(check(true).holds(GOOD, "", MADE)).as("no CA is known").isFalse();
        anchored("AUTH");
        assertThat(check(true).holds(GOOD, "", MADE)).as("a CA of others").isFalse();
        anchored("DEVICE");
        assertThat(check(true).holds(GOOD, "", MADE)).isTrue();
        assertThat(check(true).holds(GOOD, "", UNTIL.plusSeconds(1)))
                .as("after its time")
                .isFalse();
        assertThat(check(true).holds(read(STRANGE), "", MADE)).isFalse();
        assertThat(check(false).holds(read(STRANGE), "", MADE)).as("it holds").isTrue();
    }

    /** Each as the packet might bring it; none holds, whether or not samples must be signed. */
    @Test
    @BadPackets(stage = "4 validator", rows = 18)
    void what_does_not_hold_is_refused_though_nothing_need_be_signed(BadRows rows) {
        anchored("DEVICE");
        Map<String, BiometricRecord> bad = new LinkedHashMap<>();
        DeviceSeal seal = GOOD.seal().orElseThrow();
        bad.put("another sample", with(OTHER, seal));
        bad.put("no sample", with(new byte[0], seal));
        bad.put("other words", sealed(seal.signature(), seal.said().replace("Staging", "Production")));
        bad.put("no words", sealed(seal.signature(), ""));
        bad.put("words that are no JSON", sealed(seal.signature(), "<bioValue>"));
        bad.put("no signature", sealed("", seal.said()));
        bad.put(
                "half a signature",
                sealed(seal.signature().substring(0, seal.signature().length() - 40), seal.said()));
        bad.put("a signature with its words", sealed(seal.signature().replace("..", ".e30."), seal.said()));
        bad.put("three parts", sealed(seal.signature() + "..e30", seal.said()));
        bad.put("no algorithm", sealed(header("{\"alg\":\"none\"}", seal), seal.said()));
        bad.put("no certificate", sealed(header("{\"alg\":\"RS256\"}", seal), seal.said()));
        DeviceSeal theirs = read(STRANGE).seal().orElseThrow();
        bad.put(
                "another's certificate",
                sealed(
                        theirs.signature().split("\\.\\.")[0] + ".."
                                + seal.signature().split("\\.\\.")[1],
                        seal.said()));
        bad.put("signed words that do not hold the sample", signed(seal.said().replace("<bioValue>", "aGk")));
        bad.put("the mark elsewhere too", signed(seal.said().replace("Staging", "<bioValue>")));
        bad.put("another's digital id", signed(theirs.said()));
        bad.put(
                "a digital id that nobody signed",
                signed(seal.said().replaceFirst("\"digitalId\":\"[^\"]*\"", "\"digitalId\":\"a.b.c\"")));
        bad.put("another finger", new BiometricRecord("Finger", "Left Thumb", false, 80, SAMPLE, Optional.of(seal)));
        bad.put("no finger", new BiometricRecord("Face", "", false, 80, SAMPLE, Optional.of(seal)));
        bad.forEach((what, sample) -> {
            assertThat(check(false).holds(sample, "", MADE)).as(what).isFalse();
            assertThat(check(true).holds(sample, "", MADE)).as(what).isFalse();
            rows.ended(what);
        });
    }

    private static BiometricRecord read(SampleSigner device) {
        List<BiometricRecord> all = new SourceAfisBiometrics()
                .readCbeff(new CbeffWriter(MADE)
                        .signedBy(device)
                        .finger(Finger.RIGHT_INDEX, 80, SAMPLE)
                        .xml());
        return all.getFirst();
    }

    private static BiometricRecord unsigned(boolean exception) {
        return new BiometricRecord("Finger", Finger.RIGHT_INDEX.subtype(), exception, 80, SAMPLE);
    }

    private static BiometricRecord sealed(String signature, String said) {
        return with(SAMPLE, new DeviceSeal(signature, said));
    }

    /** Signed by the very device. */
    private static BiometricRecord signed(String said) {
        SampleSigner.Signed signed = DEVICE.sign(said, SAMPLE);
        return sealed(signed.signature(), signed.said());
    }

    private static BiometricRecord with(byte[] sample, DeviceSeal seal) {
        return new BiometricRecord("Finger", Finger.RIGHT_INDEX.subtype(), false, 80, sample, Optional.of(seal));
    }

    private static String header(String json, DeviceSeal seal) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8)) + ".."
                + seal.signature().split("\\.\\.")[1];
    }

    private void anchored(String domain) {
        town.ledger.append(
                "trustanchor:" + domain,
                new TrustAnchorEvent.Uploaded("x", domain, CA.pem(), UNTIL),
                InMemoryLedger.SOMEONE);
    }

    private SampleCheck check(boolean asked) {
        return check(asked, Set.of());
    }

    private SampleCheck check(boolean asked, Set<String> unsigned) {
        return new SampleCheck(
                new DeviceSignatures(new DeviceTrust(town.ledger)), new SampleCheck.Signing(asked, unsigned));
    }
}
