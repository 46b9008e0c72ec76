package org.regesta.events;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Leaf encoding version 1: the bytes of one event that the Merkle tree of its book hashes, the same over every engine.
 * [frozen] All integers are big-endian; a text is its UTF-8 length (4 bytes) and its bytes.
 *
 * <pre>
 *   version        1 byte, 1
 *   book           text
 *   position       8 bytes
 *   event id       text
 *   type           text
 *   revision       text
 *   in a stream    1 byte: 0, or 1 followed by stream (text) and sequence (8 bytes)
 *   recorded       8 bytes, milliseconds since 1970-01-01T00:00:00Z
 *   payload        4 bytes length, bytes verbatim
 *   metadata       2 bytes count, then key (text) and value (text) each, sorted by key (UTF-16 code units; keys are
 *   ASCII)
 * </pre>
 */
public final class Leaf {

    /** The most a leaf may be, as tlog-tiles demands; so also the most an event may be. */
    public static final int MAX_BYTES = 65_535;

    private static final byte LEAF_PREFIX = 0;
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Leaf::sha256);

    private static final Map<String, String> KEYS =
            Meta.KEYS.stream().collect(Collectors.toUnmodifiableMap(key -> key, key -> key));

    private static final int VERSION = 1;
    private static final char REPLACEMENT = '\uFFFD';

    private Leaf() {}

    /**
     * The leaf of an event.
     *
     * @throws LeafTooLarge when it would exceed {@link #MAX_BYTES}: larger content belongs into an evidence blob
     * @throws IllegalArgumentException when a text is not Unicode: it holds half a surrogate pair
     */
    public static byte[] encode(Envelope event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 + event.payload().length);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            text(out, event.book().text());
            out.writeLong(event.position());
            text(out, event.eventId());
            text(out, event.type());
            text(out, event.revision());
            place(out, event);
            out.writeLong(event.recordedMillis());
            blob(out, event.payload());
            metadata(out, event.metadata());
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
        if (bytes.size() > MAX_BYTES) {
            throw new LeafTooLarge(event.type(), bytes.size());
        }
        return bytes.toByteArray();
    }

    /** What stands for a leaf in the tree: SHA-256 over 0x00 and the leaf (RFC 6962, section 2.1). */
    public static byte[] hash(byte[] leaf) {
        MessageDigest digest = SHA_256.get();
        digest.update(LEAF_PREFIX);
        return digest.digest(leaf);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /**
     * Reads a leaf back: {@code encode(decode(leaf))} is the leaf.
     *
     * @throws IllegalArgumentException when the bytes are not exactly a leaf of version 1
     */
    public static Envelope decode(byte[] leaf) {
        ByteBuffer in = ByteBuffer.wrap(leaf);
        try {
            require(in.get() == VERSION);
            Envelope event = new Envelope(
                    Book.of(text(in)),
                    in.getLong(),
                    text(in),
                    text(in),
                    text(in),
                    place(in),
                    in.getLong(),
                    blob(in),
                    metadata(in));
            require(!in.hasRemaining());
            return event;
        } catch (BufferUnderflowException cutShort) {
            throw new IllegalArgumentException("not a leaf: cut short", cutShort);
        }
    }

    private static Optional<Envelope.Place> place(ByteBuffer in) {
        byte present = in.get();
        require(present == 0 || present == 1);
        return present == 0 ? Optional.empty() : Optional.of(new Envelope.Place(text(in), in.getLong()));
    }

    private static SortedMap<String, String> metadata(ByteBuffer in) {
        int count = Short.toUnsignedInt(in.getShort());
        TreeMap<String, String> read = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String decoded = text(in);
            String key = KEYS.getOrDefault(decoded, decoded); // kept by thousands: one of each will do
            require(read.isEmpty() || read.lastKey().compareTo(key) < 0);
            read.put(key, text(in));
        }
        return read;
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = blob(in);
        String text = new String(bytes, StandardCharsets.UTF_8);
        // a decoder puts U+FFFD for what is no UTF-8: then two different leaves would read as one event
        require(text.indexOf(REPLACEMENT) < 0 || Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes));
        return text;
    }

    private static byte[] blob(ByteBuffer in) {
        int length = in.getInt();
        require(length >= 0 && length <= in.remaining());
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not a leaf of version " + VERSION);
        }
    }

    private static void place(DataOutputStream out, Envelope event) throws IOException {
        out.writeByte(event.at().isPresent() ? 1 : 0);
        if (event.at().isPresent()) {
            text(out, event.at().get().stream());
            out.writeLong(event.at().get().sequence());
        }
    }

    private static void metadata(DataOutputStream out, Map<String, String> sorted) throws IOException {
        out.writeShort(sorted.size());
        for (Map.Entry<String, String> entry : sorted.entrySet()) {
            text(out, entry.getKey());
            text(out, entry.getValue());
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (hasSurrogates(text) && !new String(bytes, StandardCharsets.UTF_8).equals(text)) {
            throw new IllegalArgumentException("a text with half a surrogate pair has no UTF-8");
        }
        blob(out, bytes);
    }

    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static void blob(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** An event that is larger than a leaf may be. */
    public static final class LeafTooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LeafTooLarge(String type, int bytes) {
            super("an event of type " + type + " would be a leaf of " + bytes + " bytes, at most " + MAX_BYTES
                    + " are allowed: put large content into evidence");
        }
    }
}
