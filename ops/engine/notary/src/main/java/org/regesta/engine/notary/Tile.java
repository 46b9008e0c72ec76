package org.regesta.engine.notary;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regesta.ports.Refusal;

/**
 * The name of a tile, as C2SP tlog-tiles writes it: {@code tile/<L>/<N>[.p/<W>]}, or {@code tile/entries/…} for the
 * events themselves.
 *
 * @param level from 0; {@link #ENTRIES} for a bundle of events
 * @param index within the level
 * @param width hashes in it, {@link #FULL} unless it is partial
 */
public record Tile(int level, long index, int width) {

    /** Hashes in a full tile. */
    public static final int FULL = 256;
    /** The level of bundles of events. */
    public static final int ENTRIES = -1;

    static final int BITS = 8;
    private static final int LEVEL_MAX = 63;
    private static final Pattern NAME =
            Pattern.compile("(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");
    private static final int INDEX_PARTS_MAX = 6; // more could not be an index of a tree of 2^63 leaves

    /**
     * Reads what stands behind {@code tile/}.
     *
     * @throws Refusal {@link NotaryRefusal#TILE_PATH} for anything that is not the one spelling of a tile
     */
    public static Tile of(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new Refusal(NotaryRefusal.TILE_PATH);
        }
        int level = parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
        String[] digits = parts.group(2).replace("x", "").split("/", -1);
        int width = parts.group(3) == null ? FULL : Integer.parseInt(parts.group(3));
        boolean padded = digits.length > 1 && digits[0].equals("000");
        if (level > LEVEL_MAX || digits.length > INDEX_PARTS_MAX || padded || parts.group(3) != null && width >= FULL) {
            throw new Refusal(NotaryRefusal.TILE_PATH);
        }
        return new Tile(level, Long.parseLong(String.join("", digits)), width);
    }

    /** A full one. */
    static Tile full(int level, long index) {
        return new Tile(level, index, FULL);
    }

    /** The tile at a place of a tree, as wide as that tree makes it. */
    static Tile in(long size, int level, long index) {
        long hashes = size >> (BITS * level);
        return new Tile(level, index, (int) Math.min(FULL, hashes - index * FULL));
    }

    /** How many hashes a level holds in a tree. */
    static long hashes(long size, int level) {
        return level * BITS >= Long.SIZE - 1 ? 0 : size >> (BITS * level);
    }

    boolean isFull() {
        return width == FULL;
    }

    /** Whether a tree of that size holds all of it. */
    boolean within(long size) {
        long hashes = hashes(size, Math.max(0, level));
        return index < Long.MAX_VALUE / FULL - 1 && index * FULL + width <= hashes;
    }

    /** Its path below the log: the one spelling. */
    public String path() {
        StringBuilder name = new StringBuilder(String.format(Locale.ROOT, "%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            name.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
        }
        String row = level == ENTRIES ? "entries" : Integer.toString(level);
        return "tile/" + row + "/" + name + (isFull() ? "" : ".p/" + width);
    }
}
