package org.regesta.saga.registration.stage.dedupe;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.regesta.ports.Vault;
import org.regesta.ports.Vault.Derivation;
import org.regesta.ports.ViewStore.Document;
import org.regesta.wire.Json;

/**
 * How the index is written, so that a copy of it says nothing of how many share a block. Who shares one stands in
 * numbered places of it, one in each, and every place has a name of its own: a PRF of block and number. So no name
 * comes twice, and nothing tells two places of one block from two of strangers. How many places a block has is written
 * nowhere; whoever holds the key finds out by looking.
 *
 * <p>A row names its places, and made-up ones to fill up: nearly all rows are of one size. Which blocks they are of
 * stands masked beside them, for the day when the fields cannot be opened any more and the row is to leave.
 */
final class Places {

    static final String KEY = "key";

    private static final int ROOM = 32; // three names, a date, a town and a postal code need 23
    private static final int BYTES = 12; // of billions of places hardly two meet by chance, and then are compared
    private static final byte[] NOTHING = new byte[BlockKeys.BYTES];

    private final Vault vault;

    Places(Vault vault) {
        this.vault = vault;
    }

    /** The name of a block's place. */
    String of(String block, int number) {
        return name("place", block, Integer.toString(number));
    }

    /** @param places by block, in which of its places the row stands */
    Document row(String registrationId, long rank, Map<String, String> places) {
        int room = ROOM * Math.max(1, Math.ceilDiv(places.size(), ROOM));
        Set<String> names = new HashSet<>(places.values());
        for (int made = 0; names.size() < room; made++) {
            names.add(name("nowhere", registrationId, Long.toString(rank), Integer.toString(made)));
        }
        byte[] blocks = new byte[room * BlockKeys.BYTES];
        int at = 0;
        for (String block : places.keySet()) {
            System.arraycopy(BlockKeys.bytes(block), 0, blocks, at, BlockKeys.BYTES);
            at += BlockKeys.BYTES;
        }
        Body body = new Body(Base64.getEncoder().encodeToString(masked(registrationId, rank, blocks)));
        return new Document(registrationId, rank, Json.write(body), Map.of(KEY, List.copyOf(names)));
    }

    /** Of which blocks the row's places are. */
    List<String> blocks(Document row) {
        String masked = Json.read(row.body(), Body.class).blocks();
        byte[] blocks = masked(row.id(), row.version(), Base64.getDecoder().decode(masked));
        return Stream.iterate(0, at -> at < blocks.length, at -> at + BlockKeys.BYTES)
                .map(at -> Arrays.copyOfRange(blocks, at, at + BlockKeys.BYTES))
                .filter(block -> !Arrays.equals(block, NOTHING))
                .map(BlockKeys::text)
                .toList();
    }

    static Set<String> names(Document row) {
        return Set.copyOf(row.keys().getOrDefault(KEY, List.of()));
    }

    /** Its own inverse. Under one rank a registration has one set of blocks, so no mask serves twice. */
    private byte[] masked(String registrationId, long rank, byte[] blocks) {
        byte[] masked = blocks.clone();
        for (int at = 0; at < masked.length; at++) {
            if (at % BlockKeys.BYTES == 0) {
                byte[] mask = vault.derive(
                        Derivation.DEDUPE_INDEX, "mask", registrationId, Long.toString(rank), Integer.toString(at));
                for (int each = 0; each < BlockKeys.BYTES; each++) {
                    masked[at + each] ^= mask[each];
                }
            }
        }
        return masked;
    }

    private String name(String... parts) {
        byte[] derived = vault.derive(Derivation.DEDUPE_INDEX, parts);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(derived, BYTES));
    }

    private record Body(String blocks) {}
}
