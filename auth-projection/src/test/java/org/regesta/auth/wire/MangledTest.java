package org.regesta.auth.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.regesta.auth.Denied;
import org.regesta.auth.World;
import org.regesta.testkit.partner.AuthDevice;
import org.regesta.testkit.partner.AuthDevice.Taken;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.wire.Json;

/**
 * What partners and devices send, bent by chance: whatever reads it refuses it in its own words, soon, or reads what
 * was signed and sealed. No other failure gets out.
 */
class MangledTest {

    private static final int ROUNDS = Integer.getInteger("rounds", Boolean.getBoolean("soak") ? 200_000 : 1_500);
    private static final byte[] CLAIM = "{\"demographics\":{\"dob\":\"1990/07/08\"}}".getBytes(StandardCharsets.UTF_8);

    private static World world;
    private static Prepared request;
    private static Map<String, Object> sealed;
    private static Map<String, Object> sample;
    private static final long SEED = Long.getLong("seed", new Random().nextLong());

    private final Random random = new Random(SEED);

    interface Reader {
        /** @return what it read, if it refused nothing */
        byte[] read(String bent);
    }

    @BeforeAll
    static void something_good_is_sent() {
        world = new World();
        AuthPartner bank = world.bank("{\"allowedAuthTypes\":[{\"authType\":\"demo\"}]}");
        request = bank.auth("UIN", "5123456789", "1234567890", Map.of());
        sealed = bank.authEnvelope("UIN", "5123456789", "1234567890", CLAIM);
        AuthDevice device = new AuthDevice(
                World.key("provider"),
                World.key("chip"),
                World.key("IDA/IDA-FIR").certificate(),
                world.clock);
        sample = device.biometrics("1234567890", new Taken("Finger", "Left Thumb", new byte[] {1, 2, 3}))
                .getFirst();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void a_signature_that_was_bent_proves_nothing_of_another_body() {
        byte[] body = request.body();
        bend(request.signature(), bent -> {
            Signatures.verify(bent, body);
            return body;
        });
        List<String> accepted = new ArrayList<>();
        for (int round = 0; round < ROUNDS / 10; round++) {
            byte[] other = bent(body, random);
            if (!Arrays.equals(other, body) && isTaken(() -> Signatures.verify(request.signature(), other))) {
                accepted.add(new String(other, StandardCharsets.UTF_8));
            }
        }
        assertThat(accepted).as("seed %d", SEED).isEmpty();
    }

    @Test
    void who_brings_no_certificate_with_a_signature_has_not_signed() {
        for (String entry : List.of("", "A", "AAAA")) {
            String signature = Base64URL.encode("{\"alg\":\"RS256\",\"x5c\":[\"" + entry + "\"]}") + "..AAAA";

            assertThatThrownBy(() -> Signatures.verify(signature, request.body()))
                    .isInstanceOf(Denied.class);
        }
    }

    @Test
    void what_a_device_signed_is_read_as_it_was_signed_or_not_at_all() {
        String data = sample.get("data").toString();
        byte[] signed = Signatures.opened(data).payload();
        bend(data, bent -> {
            byte[] read = Signatures.opened(bent).payload();
            assertThat(read).as("seed %d: %s", SEED, bent).isEqualTo(signed);
            return read;
        });
    }

    @Test
    void what_was_sealed_to_the_house_opens_to_what_it_was_or_not_at_all() {
        SessionCipher cipher = world.bean(SessionCipher.class);
        SessionCipher.Sealed whole = new SessionCipher.Sealed(
                sealed.get("request").toString(),
                sealed.get("requestSessionKey").toString(),
                sealed.get("requestHMAC").toString(),
                sealed.get("thumbprint").toString());
        assertThat(cipher.open("PARTNER", whole)).isEqualTo(CLAIM);
        for (int part = 0; part < 4; part++) {
            int bentPart = part;
            String text = List.of(whole.request(), whole.sessionKey(), whole.hmac(), whole.thumbprint())
                    .get(part);
            bend(
                    text,
                    bent -> {
                        byte[] read = cipher.open(
                                "PARTNER",
                                new SessionCipher.Sealed(
                                        bentPart == 0 ? bent : whole.request(),
                                        bentPart == 1 ? bent : whole.sessionKey(),
                                        bentPart == 2 ? bent : whole.hmac(),
                                        bentPart == 3 ? bent : whole.thumbprint()));
                        assertThat(read).as("seed %d: %s", SEED, bent).isEqualTo(CLAIM);
                        return read;
                    },
                    ROUNDS / 5); // each that can be opened costs an operation with a private key
        }
    }

    @Test
    void a_key_that_was_bent_is_a_key_or_is_refused() {
        String key = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
                + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}";
        bend(key, bent -> {
            try {
                return KeyCertificates.bindable(JWK.parse(bent)).getEncoded();
            } catch (ParseException noKey) {
                return new byte[0];
            }
        });
    }

    private void bend(String whole, Reader reader) {
        bend(whole, reader, ROUNDS);
    }

    private void bend(String whole, Reader reader, int rounds) {
        byte[] bytes = whole.getBytes(StandardCharsets.ISO_8859_1);
        for (int round = 0; round < rounds; round++) {
            String bent = new String(bent(bytes, random), StandardCharsets.ISO_8859_1);
            Instant from = Instant.now();
            try {
                reader.read(bent);
            } catch (Denied refused) {
                assertThat(refused.reasons()).isNotEmpty();
            } catch (RuntimeException | StackOverflowError escaped) {
                throw new AssertionError("seed " + SEED + ": " + Json.write(bent), escaped);
            }
            assertThat(Duration.between(from, Instant.now())).as(bent).isLessThan(Duration.ofSeconds(20));
        }
    }

    private static boolean isTaken(Runnable read) {
        try {
            read.run();
            return true;
        } catch (Denied refused) {
            return false;
        }
    }

    /** A few bits, bytes, cuts and repetitions, at places of chance. */
    private static byte[] bent(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
            bytes = switch (random.nextInt(5)) {
                case 0 -> changed(bytes, at, (byte) (1 << random.nextInt(8)));
                case 1 -> changed(bytes, at, (byte) random.nextInt(256));
                case 2 -> Arrays.copyOf(bytes, at);
                case 3 -> spliced(bytes, at, Math.min(bytes.length, at + random.nextInt(9)), 0);
                default -> spliced(bytes, at, at, random.nextInt(9));
            };
        }
        return bytes;
    }

    private static byte[] changed(byte[] bytes, int at, byte by) {
        if (bytes.length > 0) {
            bytes[at] ^= by;
        }
        return bytes;
    }

    /** Without what lies between, and with some of what comes before once more. */
    private static byte[] spliced(byte[] bytes, int from, int to, int again) {
        int start = Math.max(0, from - again);
        byte[] joined = new byte[from + (from - start) + bytes.length - to];
        System.arraycopy(bytes, 0, joined, 0, from);
        System.arraycopy(bytes, start, joined, from, from - start);
        System.arraycopy(bytes, to, joined, from + from - start, bytes.length - to);
        return joined;
    }
}
