package org.regesta.engine.notary;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a tree's tiles come onto the disk, and what is compared before anything is signed. */
final class Tiles {

    private Tiles() {}

    /** The tree that a checkpoint speaks of, from the disk. */
    static Tree open(LogFiles files, Checkpoint signed) {
        long size = signed.size();
        Tree tree = Tree.from(new TileHashes(tile -> files.tile(tile, size), size), size);
        if (!Arrays.equals(tree.root(), signed.root())) {
            throw new Differs(
                    Alarm.Kind.TILES_DAMAGED,
                    "the signed root of " + size + " events is " + signed.rootHex() + ", the tiles lead to "
                            + HexFormat.of().formatHex(tree.root()));
        }
        return tree;
    }

    /**
     * Takes leaves in and writes every tile that changed.
     *
     * @return the files as they were read back from the disk, by their names
     */
    static Map<String, byte[]> grow(LogFiles files, Leaves leaves, Tree tree, int most) throws IOException {
        Map<String, byte[]> changed = new LinkedHashMap<>();
        leaves.hashes(
                tree.size(),
                most,
                (position, hash) -> tree.append(hash, (tile, hashes) -> changed.put(tile.path(), hashes)));
        for (Tile partial : LogFiles.partials(tree.size())) {
            changed.put(partial.path(), tree.partial(partial.level()));
        }
        Map<String, byte[]> read = files.put(changed);
        for (Map.Entry<String, byte[]> file : changed.entrySet()) {
            if (!Arrays.equals(read.get(file.getKey()), file.getValue())) {
                throw new Differs(Alarm.Kind.TILES_DAMAGED, file.getKey() + " is not read as it was written");
            }
        }
        byte[] root = Proofs.root(tile -> files.tile(tile, tree.size()), tree.size());
        if (!Arrays.equals(root, tree.root())) {
            throw new Differs(Alarm.Kind.TILES_DAMAGED, "the tiles do not lead to the root that was computed");
        }
        return read;
    }

    /** Reads leaves again and compares them with the tiles on the disk. */
    static void compare(LogFiles files, Leaves leaves, long from, long to) {
        compare(tile -> files.tile(tile, to), leaves, from, to);
    }

    /** Reads leaves again and compares them with tiles. */
    static void compare(TileHashes.Source tiles, Leaves leaves, long from, long to) {
        byte[][] row = {new byte[0]};
        long[] of = {-1};
        leaves.read(from, (int) (to - from), (position, leaf) -> {
            long index = position / Tile.FULL;
            if (of[0] != index) {
                row[0] = tiles.read(Tile.in(to, 0, index));
                of[0] = index;
            }
            int at = (int) (position % Tile.FULL) * Hashes.BYTES;
            byte[] hash = Hashes.leaf(leaf);
            if (!Arrays.equals(hash, 0, Hashes.BYTES, row[0], at, at + Hashes.BYTES)) {
                throw new Differs(
                        Alarm.Kind.LEDGER_CHANGED,
                        "the event at " + position + " hashes to "
                                + HexFormat.of().formatHex(hash) + ", its tile says "
                                + HexFormat.of().formatHex(row[0], at, at + Hashes.BYTES));
            }
        });
    }

    /** Two readings that should be the same. */
    static final class Differs extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final transient Alarm.Kind kind;

        Differs(Alarm.Kind kind, String what) {
            super(what);
            this.kind = kind;
        }
    }
}
