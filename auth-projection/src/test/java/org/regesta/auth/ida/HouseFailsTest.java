package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.regesta.auth.GuardStore;
import org.regesta.auth.Looked;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.events.Book;
import org.regesta.events.authentication.AuthenticationEvent.Answered;
import org.regesta.events.key.KeyEvent;
import org.regesta.ports.Biometrics;
import org.regesta.ports.HouseKeys;
import org.regesta.testkit.memory.InMemoryVault;
import org.regesta.testkit.partner.AuthDevice;
import org.regesta.testkit.partner.AuthDevice.Taken;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.partner.AuthPartnerClient.Answer;
import org.regesta.testkit.partner.Certified;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;

/** What is answered when it is the house that cannot, or whose key is no longer the one a partner has. */
class HouseFailsTest {

    private static final String TRANSACTION = AuthenticationTest.TRANSACTION;
    private static final String POLICY = """
            {"allowedAuthTypes": [{"authType": "demo"}, {"authType": "keybinding"},
              {"authType": "bio", "authSubType": "FINGER"}], "authTokenType": "partner"}""";

    private World world = new World();
    private AuthPartner bank = world.bank(POLICY);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void what_is_encrypted_for_a_key_of_before_is_told_so_and_for_a_strangers_key_is_not() {
        Someone amina = world.amina();
        Certified before = World.key("IDA/PARTNER");
        world.ledger.append("key:IDA.PARTNER", generated("PARTNER", before));
        world.keys.turnOver("IDA", "PARTNER");
        assertThat(ask(bank.byDemographics("UIN", amina.uin(), TRANSACTION, Map.of("dob", "1990/07/08")))
                        .errors())
                .as("it still counts")
                .isEmpty();
        world.keys.replace("IDA", "PARTNER", World.pair("IDA", "PARTNER.1"));
        assertThat(ask(bank.byDemographics("UIN", amina.uin(), TRANSACTION, Map.of("dob", "1990/07/08")))
                        .errors())
                .containsExactly("IDA-MPA-004");
        AuthPartner astray = encryptingFor(World.key("stranger"));
        assertThat(ask(astray.byDemographics("UIN", amina.uin(), TRANSACTION, Map.of("dob", "1990/07/08")))
                        .errors())
                .containsExactly("IDA-MPA-003");
    }

    @Test
    void a_sample_sealed_for_a_key_of_before_is_told_so_too() {
        Someone amina = world.amina();
        world.ledger.append("key:IDA.IDA-FIR", generated("IDA-FIR", World.key("IDA/IDA-FIR")));
        AuthDevice device = device();
        world.keys.replace("IDA", "IDA-FIR", World.pair("IDA", "IDA-FIR.1"));
        assertThat(shown(device, amina).errors()).containsExactly("IDA-MPA-004");
    }

    @Test
    void a_matcher_that_fails_says_nothing_of_the_finger_and_counts_it_as_none() {
        world.close();
        world = new World(new InMemoryVault(), made -> new GuardStore(made.ledger, made.book), new Failing());
        bank = world.bank(POLICY);
        Someone amina = world.amina(Map.of("Left Thumb", new byte[] {1}));
        AuthDevice device = device();
        for (int i = 0; i < 7; i++) {
            assertThat(shown(device, amina).errors()).containsExactly("IDA-BIA-018");
        }
        Answered recorded = (Answered) world.ledger.all(Book.ACCESS).getLast().payload();
        assertThat(recorded.refusals()).containsExactly("MATCHER_FAILED");
    }

    @Test
    void what_is_held_and_can_no_longer_be_read_is_not_the_samples_fault() {
        world.close();
        world = new World(new InMemoryVault(), made -> new GuardStore(made.ledger, made.book), new Held());
        bank = world.bank(POLICY);
        Someone amina = world.amina(Map.of("Left Thumb", new byte[] {1, 2, 3}));
        assertThat(shown(device(), amina).errors()).containsExactly("IDA-BIA-018");
    }

    @Test
    void a_key_of_the_house_that_cannot_certify_binds_nothing() throws Exception {
        Someone amina = world.amina();
        ECKey theirs = new ECKeyGenerator(Curve.P_256).generate();
        HouseKeys.Pair unfit = new HouseKeys.Pair(
                "KEY_BINDING.SIGN",
                new ECKeyGenerator(Curve.P_256).generate().toECPrivateKey(),
                World.key("KEY_BINDING/SIGN").certificate());
        HouseKeys.Pair fit = world.keys.pair("KEY_BINDING", "SIGN");
        world.keys.replace("KEY_BINDING", "SIGN", unfit);
        assertThat(ask(binding(amina, theirs)).errors()).containsExactly("IDA-IKB-005");
        world.keys.replace("KEY_BINDING", "SIGN", fit);
        world.clock.advance(Duration.ofMillis(2));
        assertThat(ask(binding(amina, theirs)).errors()).isEmpty();
    }

    private Prepared binding(Someone who, ECKey theirs) {
        Map<String, Object> envelope = bank.authEnvelope(
                "UIN",
                who.uin(),
                TRANSACTION,
                Json.write(Map.of(
                                "demographics",
                                Map.of("dob", "1990/07/08"),
                                "timestamp",
                                MosipTime.text(world.clock.instant())))
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        envelope.put("id", "mosip.identity.keybinding");
        envelope.put(
                "identityKeyBinding",
                Map.of("publicKeyJWK", theirs.toPublicJWK().toJSONObject(), "authFactorType", "WLA"));
        return bank.signed("identity-key-binding", envelope);
    }

    private static KeyEvent generated(String reference, Certified key) {
        return new KeyEvent.Generated(
                "IDA", reference, "IDA." + reference, key.pem(), World.LAST_YEAR, World.NEXT_YEAR);
    }

    private AuthPartner encryptingFor(Certified key) {
        return new AuthPartner(
                bank.identity(), key.certificate(), bank.licence(), bank.partnerId(), bank.apiKey(), bank.clock());
    }

    private AuthDevice device() {
        Certified maker = Certified.ca("Chips", World.LAST_YEAR, World.NEXT_YEAR);
        Certified provider = Certified.ca("Devices Ltd", World.LAST_YEAR, World.NEXT_YEAR);
        world.anchor("FTM", maker);
        world.anchor("DEVICE", provider);
        return new AuthDevice(
                provider.certify("device provider", "Devices Ltd", World.LAST_YEAR, World.NEXT_YEAR),
                maker.certify("chip", "Chips", World.LAST_YEAR, World.NEXT_YEAR),
                World.key("IDA/IDA-FIR").certificate(),
                world.clock);
    }

    private Answer shown(AuthDevice device, Someone who) {
        List<Map<String, Object>> samples =
                device.biometrics(TRANSACTION, new Taken("Finger", "Left Thumb", new byte[] {7}));
        return ask(bank.auth("UIN", who.uin(), TRANSACTION, Map.of("biometrics", samples)));
    }

    private Answer ask(Prepared request) {
        world.clock.advance(Duration.ofMillis(2));
        return AuthenticationTest.ask(world, request);
    }

    /** A matcher whose native part is gone. */
    private static class Failing implements Biometrics {

        @Override
        public List<BiometricRecord> readCbeff(byte[] xml) {
            return Looked.BIOMETRICS.readCbeff(xml);
        }

        @Override
        public byte[] extract(BiometricRecord finger) {
            throw new IllegalStateException("no more memory for the model");
        }

        @Override
        public void check(BiometricRecord biometricRecord) {
            Looked.BIOMETRICS.check(biometricRecord);
        }

        @Override
        public Probe probe(byte[] template) {
            return Looked.BIOMETRICS.probe(template);
        }

        @Override
        public double threshold() {
            return Looked.BIOMETRICS.threshold();
        }

        @Override
        public String release() {
            return Looked.BIOMETRICS.release();
        }
    }

    /** One that reads every sample, and compares as the real one does: what it is to compare with is no template. */
    private static final class Held extends Failing {

        @Override
        public byte[] extract(BiometricRecord finger) {
            return finger.data();
        }

        @Override
        public Probe probe(byte[] template) {
            return candidate -> Looked.BIOMETRICS.probe(candidate).against(candidate);
        }
    }
}
