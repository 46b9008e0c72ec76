package org.regesta.command.key;

import static org.regesta.testkit.fuzz.Readers.bytes;
import static org.regesta.testkit.fuzz.Readers.text;

import java.util.List;
import java.util.Optional;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.Refusal;
import org.regesta.testkit.fuzz.Readers;
import org.regesta.wire.MosipRefusal;

/** What services give the key manager. */
public final class FuzzedKeys {

    private FuzzedKeys() {}

    /**
     * @param own what is decrypted with
     * @param pem a certificate
     */
    public static Readers in(Readers readers, HouseKeys.Pair own, byte[]... pem) {
        KeyCipher.Extras none = new KeyCipher.Extras(Optional.empty(), Optional.empty());
        KeyCipher.Extras both = new KeyCipher.Extras(Optional.of(new byte[12]), Optional.of(bytes("aad")));
        return readers.with("key manager's certificate", Refusal.class, bytes -> KeyPems.read(text(bytes)), pem)
                .with(
                        "envelope",
                        Refusal.class,
                        bytes -> KeyCipher.decrypt(bytes, List.of(own), none),
                        KeyCipher.encrypt(bytes("text"), own.certificate(), none))
                .with(
                        "envelope with a salt",
                        Refusal.class,
                        bytes -> KeyCipher.decrypt(bytes, List.of(own), both),
                        KeyCipher.encrypt(bytes("text"), own.certificate(), both))
                .with(
                        "salt",
                        Refusal.class,
                        bytes -> {
                            if (bytes.length > 0) { // the door takes an empty one as none
                                var extras = new KeyCipher.Extras(Optional.of(bytes), Optional.of(bytes));
                                KeyCipher.encrypt(bytes("text"), own.certificate(), extras);
                            }
                        },
                        new byte[12])
                .with(
                        "base64",
                        MosipRefusal.class,
                        bytes -> Base64Field.of("data", text(bytes)),
                        bytes("aGFsbG8td_9+/w=="));
    }
}
