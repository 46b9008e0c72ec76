package org.regesta.command.masterdata;

import static org.regesta.testkit.fuzz.Readers.bytes;
import static org.regesta.testkit.fuzz.Readers.text;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Set;
import org.regesta.command.identity.FuzzedIdObjects;
import org.regesta.command.masterdata.api.MachineKey;
import org.regesta.ports.Refusal;
import org.regesta.testkit.fuzz.Readers;

/** What administrators publish and register. */
public final class FuzzedSchemas {

    private FuzzedSchemas() {}

    /** @param key a public key as X.509 has it */
    public static Readers in(Readers readers, byte[] key) {
        return readers.with(
                        "identity schema",
                        Refusal.class,
                        FuzzedSchemas::schema,
                        bytes("{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"properties\":{\"identity\":"
                                + "{\"properties\":{\"a\":{\"type\":\"string\",\"pattern\":\"^a+$\",\"validators\":"
                                + "[{\"type\":\"regex\",\"validator\":\"b*\"}]}}}}}"))
                .with(
                        "machine's key",
                        Set.of(),
                        bytes -> MachineKey.read(Base64.getEncoder().encodeToString(bytes))
                                .ifPresent(MachineKey::publicKey),
                        key,
                        tpm());
    }

    private static void schema(byte[] bytes) {
        SchemaCheck.check(text(bytes));
        FuzzedIdObjects.held(text(bytes));
    }

    private static byte[] tpm() {
        byte[] modulus = new byte[256];
        modulus[0] = -1;
        modulus[255] = 1;
        return ByteBuffer.allocate(22 + modulus.length)
                .putShort((short) 1)
                .putShort((short) 11)
                .putInt(0)
                .putShort((short) 0)
                .putShort((short) 0x10)
                .putShort((short) 0x10)
                .putShort((short) 2048)
                .putInt(0)
                .putShort((short) modulus.length)
                .put(modulus)
                .array();
    }
}
