package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.auth.GuardStore;
import org.regesta.auth.Looked;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.engine.biometrics.FacesToo;
import org.regesta.events.Book;
import org.regesta.events.authentication.AuthenticationEvent.Answered;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.testkit.biometrics.PatchFace;
import org.regesta.testkit.biometrics.TinyModel;
import org.regesta.testkit.memory.InMemoryVault;
import org.regesta.testkit.partner.AuthDevice;
import org.regesta.testkit.partner.AuthDevice.Taken;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartnerClient;
import org.regesta.testkit.partner.AuthPartnerClient.Answer;
import org.regesta.testkit.partner.Certified;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;

/** Faces as devices send them, in a house where a model of faces is configured: a tiny real one. */
class FaceTest {

    private static final String TRANSACTION = AuthenticationTest.TRANSACTION;
    private static final String POLICY = """
            {"allowedAuthTypes": [{"authType": "bio", "authSubType": "FACE"},
              {"authType": "bio", "authSubType": "FINGER"}], "authTokenType": "partner"}""";
    private static final Certified MAKER = Certified.ca("Chips", World.LAST_YEAR, World.NEXT_YEAR);
    private static final Certified PROVIDER = Certified.ca("Devices Ltd", World.LAST_YEAR, World.NEXT_YEAR);

    @TempDir
    private Path folder;

    private Biometrics biometrics;
    private World world;
    private AuthPartner bank;
    private AuthDevice device;
    private Someone amina;

    @BeforeEach
    void enrol() throws IOException {
        Path model = Files.write(folder.resolve("faces.onnx"), TinyModel.of(-1, 3, 32, 32));
        biometrics = FacesToo.beside(Looked.BIOMETRICS, model, 0.8);
        world = new World(new InMemoryVault(), made -> new GuardStore(made.ledger, made.book), biometrics);
        world.anchor("FTM", MAKER);
        world.anchor("DEVICE", PROVIDER);
        bank = world.bank(POLICY);
        device = new AuthDevice(
                PROVIDER.certify("device provider", "Devices Ltd", World.LAST_YEAR, World.NEXT_YEAR),
                MAKER.certify("chip", "Chips", World.LAST_YEAR, World.NEXT_YEAR),
                World.key("IDA/IDA-FIR").certificate(),
                world.clock);
        BiometricRecord face = new BiometricRecord("Face", "", false, 80, PatchFace.of(1, 0));
        amina = world.amina(Map.of("Face", biometrics.extract(face)));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_face_taken_again_is_known_and_anothers_is_not() {
        assertThat(ask(face(1, 24)).yes()).isTrue();
        Answered recorded = (Answered) world.ledger.all(Book.ACCESS).getLast().payload();
        assertThat(recorded.factors()).containsExactly("BIOMETRIC", "FACE");
        assertThat(ask(face(2, 24)).errors()).containsExactly("IDA-BIA-001");
    }

    @Test
    void a_face_is_no_finger_and_two_faces_are_one_too_many() {
        assertThat(ask(new Taken("Finger", "UNKNOWN", PatchFace.of(1, 12))).errors())
                .containsExactly("IDA-BIA-006");
        assertThat(ask(face(1, 12), face(1, 13)).errors()).containsExactly("IDA-BIA-009");
        assertThat(ask(new Taken("Face", "", new byte[] {1, 2, 3})).errors()).containsExactly("IDA-BIA-011");
    }

    @Test
    void a_face_is_compared_once_and_wrong_ones_are_counted() {
        List<Map<String, Object>> shown = device.biometrics(TRANSACTION, face(1, 7));
        assertThat(ask(shown).yes()).isTrue();
        assertThat(ask(shown).errors()).containsExactly("IDA-MLC-001");
        for (int i = 0; i < 5; i++) {
            assertThat(ask(face(2, 30 + i)).errors()).containsExactly("IDA-BIA-001");
        }
        assertThat(ask(face(1, 8)).errors()).containsExactly("IDA-MLC-019");
        world.clock.advance(Duration.ofSeconds(31));
        assertThat(ask(face(1, 9)).yes()).isTrue();
    }

    @Test
    void the_house_itself_may_ask_for_a_face_too() {
        assertThat(internal(face(1, 20)).yes()).isTrue();
        assertThat(internal(face(2, 21)).errors()).containsExactly("IDA-BIA-001");
        assertThat(internal(new Taken("Iris", "Left", PatchFace.of(1, 22))).errors())
                .containsExactly("IDA-MLC-011");
    }

    private static Taken face(int person, int noise) {
        return new Taken("Face", "", PatchFace.of(person, noise));
    }

    private Answer internal(Taken taken) {
        world.clock.advance(Duration.ofMillis(2));
        AuthPartner house =
                new AuthPartner(World.key("bank"), World.key("IDA/INTERNAL").certificate(), "", "", "", world.clock);
        Map<String, Object> content = Map.of(
                "biometrics",
                device.biometrics(TRANSACTION, taken),
                "timestamp",
                MosipTime.text(world.clock.instant()));
        Map<String, Object> envelope = house.authEnvelope("UIN", amina.uin(), TRANSACTION, bytes(content));
        envelope.put("id", "mosip.identity.auth.internal");
        byte[] answer =
                world.bean(InternalAuthEndpoint.class).auth(bytes(envelope)).getBody();
        return AuthPartnerClient.read(200, answer);
    }

    private static byte[] bytes(Object json) {
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }

    private Answer ask(Taken... taken) {
        return ask(device.biometrics(TRANSACTION, taken));
    }

    private Answer ask(List<Map<String, Object>> samples) {
        world.clock.advance(Duration.ofMillis(2));
        return AuthenticationTest.ask(world, bank.auth("UIN", amina.uin(), TRANSACTION, Map.of("biometrics", samples)));
    }
}
