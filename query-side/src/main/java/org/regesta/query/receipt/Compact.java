package org.regesta.query.receipt;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A receipt for a QR code: {@code RGR1:} and the Base45 (RFC 9285) of CBOR (RFC 8949), which a QR code holds in its
 * alphanumeric mode. The CBOR is an array: 1, the log's name, its public key, the tree's size, its root, [signer or ""
 * for the log itself, signature]…, position, leaf hash, [hash]…. Nothing is deflated: hashes and signatures do not
 * shrink.
 */
final class Compact {

    static final String PREFIX = "RGR1:";

    private static final String BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static final int UNSIGNED = 0;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int ARRAY = 4;
    private static final int VERSION = 1;
    private static final int FIELDS = 9;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Compact() {}

    static String of(Receipt receipt) {
        return PREFIX + base45(new Compact().written(receipt));
    }

    private byte[] written(Receipt receipt) {
        List<String> note = receipt.checkpoint().lines().toList();
        String origin = note.getFirst();
        List<String[]> signatures = note.stream()
                .skip(note.indexOf("") + 1L)
                .map(line -> line.split(" ", 3))
                .toList();
        String[] key = receipt.log().split("\\+", 3);
        byte[] typed = Base64.getDecoder().decode(key[2]);
        head(ARRAY, FIELDS);
        head(UNSIGNED, VERSION);
        text(origin);
        bytes(Arrays.copyOfRange(typed, 1, typed.length));
        head(UNSIGNED, Long.parseLong(note.get(1)));
        bytes(Base64.getDecoder().decode(note.get(2)));
        head(ARRAY, signatures.size());
        for (String[] signature : signatures) {
            head(ARRAY, 2);
            text(signature[1].equals(origin) ? "" : signature[1]);
            bytes(Base64.getDecoder().decode(signature[2]));
        }
        head(UNSIGNED, receipt.position());
        bytes(HexFormat.of().parseHex(receipt.leafHash()));
        head(ARRAY, receipt.proof().size());
        receipt.proof().forEach(hash -> bytes(HexFormat.of().parseHex(hash)));
        return out.toByteArray();
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        head(TEXT, utf8.length);
        out.writeBytes(utf8);
    }

    private void bytes(byte[] bytes) {
        head(BYTES, bytes.length);
        out.writeBytes(bytes);
    }

    /** Major type and argument, in the fewest bytes. */
    private void head(int type, long argument) {
        int major = type << 5;
        if (argument < 24) {
            out.write(major | (int) argument);
        } else if (argument < 1 << 8) {
            out.write(major | 24);
            out.write((int) argument);
        } else if (argument < 1 << 16) {
            out.write(major | 25);
            out.writeBytes(
                    ByteBuffer.allocate(Short.BYTES).putShort((short) argument).array());
        } else if (argument < 1L << 32) {
            out.write(major | 26);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt((int) argument).array());
        } else {
            out.write(major | 27);
            out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(argument).array());
        }
    }

    static String base45(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i += 2) {
            boolean pair = i + 1 < bytes.length;
            int value = pair ? (bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF : bytes[i] & 0xFF;
            for (int digit = 0; digit < (pair ? 3 : 2); digit++) {
                text.append(BASE45.charAt(value % BASE45.length()));
                value /= BASE45.length();
            }
        }
        return text.toString();
    }
}
