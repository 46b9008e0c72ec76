package org.regesta.testkit.packet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a registration client does to a packet before it leaves the machine, as MOSIP's packet manager does it: each
 * part is signed with the machine's key, then encrypted for the key of centre and machine; the description has the
 * signature and the hash of what was encrypted; then the packet is encrypted as a whole. A packet that is damaged
 * beyond taking it apart is encrypted as it is.
 */
public final class MachineSeal {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Instant ZIPPED = Instant.parse("2026-01-01T00:00:00Z");
    private static final byte[] VERSION = "VER_R2".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SPLITTER = "#KEY_SPLITTER#".getBytes(StandardCharsets.US_ASCII);

    private final String reference;
    private final X509Certificate receiver;
    private final PrivateKey machine;
    private final Map<Packet, Packet> made = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * @param reference {@code <centre>_<machine>}
     * @param receiver the house's certificate of that reference
     * @param machine the key whose public half is the machine's {@code signPublicKey}
     */
    public MachineSeal(String reference, X509Certificate receiver, PrivateKey machine) {
        this.reference = reference;
        this.receiver = receiver;
        this.machine = machine;
    }

    public String reference() {
        return reference;
    }

    /** The packet as it is uploaded: the same one again for the same packet. */
    public Packet seal(Packet plain) {
        return made.computeIfAbsent(plain, this::make);
    }

    private Packet make(Packet plain) {
        byte[] outer = entries(plain.content())
                .map(files -> Zips.zip(sealed(files), ZIPPED))
                .orElse(plain.content());
        return plain.holding(encrypt(outer));
    }

    /** The packet encrypted as a whole, its parts as they are. */
    public Packet wrap(Packet plain) {
        return plain.holding(encrypt(plain.content()));
    }

    /** The files of a whole packet, each part signed and encrypted. */
    Map<String, byte[]> parts(Packet plain) {
        return sealed(entries(plain.content()).orElseThrow());
    }

    /** The packet of these files. */
    Packet whole(Packet plain, Map<String, byte[]> parts) {
        return plain.holding(encrypt(Zips.zip(parts, ZIPPED)));
    }

    /** Encrypts as this one, signs as another. */
    MachineSeal signingAs(MachineSeal other) {
        return new MachineSeal(reference, receiver, other.machine);
    }

    private Map<String, byte[]> sealed(Map<String, byte[]> files) {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        files.forEach((name, zip) -> {
            String about = name.replaceFirst("\\.zip$", ".json");
            if (name.endsWith(".zip")) {
                byte[] encrypted = encrypt(zip);
                all.put(name, encrypted);
                all.computeIfPresent(about, (same, json) -> described(json, zip, encrypted));
            }
        });
        return all;
    }

    /** A hash that was wrong before stays so. */
    private byte[] described(byte[] json, byte[] zip, byte[] encrypted) {
        String text = new String(json, StandardCharsets.UTF_8)
                .replace(PacketHashes.base64Url(zip), PacketHashes.base64Url(encrypted))
                .replace("\"signature\":\"\"", "\"signature\":\"" + sign(zip) + "\"");
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String sign(byte[] zip) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(machine);
            signature.update(zip);
            return BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException everyJdkCan) {
            throw new IllegalStateException(everyJdkCan);
        }
    }

    /** For the key of centre and machine: packets, their parts, and lists of packets to come. */
    public byte[] encrypt(byte[] plain) {
        try {
            byte[] key = random(32);
            byte[] nonce = random(12);
            byte[] aad = random(32);
            Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
            rsa.init(
                    Cipher.ENCRYPT_MODE,
                    receiver.getPublicKey(),
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            aes.updateAAD(aad);
            ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length + 400);
            out.writeBytes(nonce);
            out.writeBytes(aad);
            out.writeBytes(VERSION);
            out.writeBytes(MessageDigest.getInstance("SHA-256").digest(receiver.getEncoded()));
            out.writeBytes(rsa.doFinal(key));
            out.writeBytes(SPLITTER);
            out.writeBytes(aes.doFinal(plain));
            return out.toByteArray();
        } catch (GeneralSecurityException everyJdkCan) {
            throw new IllegalStateException(everyJdkCan);
        }
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /** None when it is no zip, or a name stands twice in it. */
    private static Optional<Map<String, byte[]>> entries(byte[] zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (files.put(entry.getName(), in.readAllBytes()) != null) {
                    return Optional.empty();
                }
            }
        } catch (IOException damaged) {
            return Optional.empty();
        }
        return files.isEmpty() ? Optional.empty() : Optional.of(files);
    }
}
