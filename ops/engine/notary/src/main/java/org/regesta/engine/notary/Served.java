package org.regesta.engine.notary;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.regesta.ports.Refusal;

/** What anyone may ask of a log, as of one checkpoint. */
public final class Served {

    private final Checkpoint checkpoint;
    private final LogFiles files;
    private final Leaves leaves;

    Served(Checkpoint checkpoint, LogFiles files, Leaves leaves) {
        this.checkpoint = checkpoint;
        this.files = files;
        this.leaves = leaves;
    }

    /** The tree everything here belongs to. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /**
     * A tile of hashes, or a bundle of events: each its length (2 bytes, big-endian) and its leaf.
     *
     * @throws Refusal {@link NotaryRefusal#TILE_UNKNOWN} beyond the signed tree
     */
    public byte[] tile(Tile tile) {
        if (!tile.within(checkpoint.size())) {
            throw new Refusal(NotaryRefusal.TILE_UNKNOWN);
        }
        return tile.level() == Tile.ENTRIES ? bundle(tile) : hashes(tile);
    }

    private byte[] bundle(Tile tile) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        leaves.read(tile.index() * Tile.FULL, tile.width(), (position, leaf) -> {
            bundle.write(leaf.length >> 8);
            bundle.write(leaf.length);
            bundle.writeBytes(leaf);
        });
        return bundle.toByteArray();
    }

    private byte[] hashes(Tile tile) {
        return files.tile(tile, checkpoint.size());
    }

    /**
     * That the event at a position stands in the tree of a size.
     *
     * @throws Refusal {@link NotaryRefusal#BEYOND_THE_TREE}
     */
    public List<String> inclusion(long position, long size) {
        require(position >= 0 && position < size && size <= checkpoint.size());
        return hex(Proofs.inclusion(this::hashes, position, size));
    }

    /**
     * That the tree of one size is the beginning of that of another.
     *
     * @throws Refusal {@link NotaryRefusal#BEYOND_THE_TREE}
     */
    public List<byte[]> consistency(long older, long newer) {
        require(older >= 0 && older <= newer && newer <= checkpoint.size());
        return Proofs.consistency(this::hashes, older, newer);
    }

    /** The root of the tree of a size, up to the signed one. */
    public byte[] root(long size) {
        require(size >= 0 && size <= checkpoint.size());
        return Proofs.root(this::hashes, size);
    }

    /** The leaf hash of a position, as its tile has it. */
    public byte[] leafHash(long position) {
        require(position >= 0 && position < checkpoint.size());
        return new TileHashes(this::hashes, checkpoint.size()).node(0, position);
    }

    /** The leaf at a position, as it was hashed. */
    public byte[] leaf(long position) {
        require(position >= 0 && position < checkpoint.size());
        byte[][] found = new byte[1][];
        leaves.read(position, 1, (at, leaf) -> found[0] = leaf);
        return found[0];
    }

    /** The audit path of a position in the tree of the checkpoint. */
    public List<byte[]> path(long position) {
        require(position >= 0 && position < checkpoint.size());
        return Proofs.inclusion(this::hashes, position, checkpoint.size());
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Refusal(NotaryRefusal.BEYOND_THE_TREE);
        }
    }

    static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }
}
