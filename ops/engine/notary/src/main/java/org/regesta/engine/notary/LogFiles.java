package org.regesta.engine.notary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One log on the disk: {@code tile/…} as tlog-tiles names them, {@code checkpoint}, {@code key}. A file is written
 * aside, synced and renamed, so it stands there whole or not at all. Of partial tiles only the newest of a level is
 * kept: it begins with all narrower ones.
 */
final class LogFiles {

    static final String CHECKPOINT = "checkpoint";
    static final String KEY = "key";

    private static final String ASIDE = "unfinished/";

    /** A partial tile may be replaced between two looks, and again. */
    private static final int LOOKS = 3;

    private final Disk disk;

    LogFiles(Disk disk) {
        this.disk = disk;
    }

    Disk disk() {
        return disk;
    }

    /**
     * Writes all durably; each name whole or not at all.
     *
     * @return what was read back, by the same names
     */
    Map<String, byte[]> put(Map<String, byte[]> files) throws IOException {
        Map<String, String> aside = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String name = ASIDE + aside.size();
            disk.write(name, file.getValue());
            aside.put(name, file.getKey());
        }
        Map<String, byte[]> read = new HashMap<>();
        for (Map.Entry<String, String> written : aside.entrySet()) {
            read.put(written.getValue(), disk.settle(written.getKey()));
        }
        Set<String> folders = new LinkedHashSet<>();
        for (Map.Entry<String, String> rename : aside.entrySet()) {
            disk.rename(rename.getKey(), rename.getValue());
            folders.add(folderOf(rename.getValue()));
        }
        for (String folder : folders) {
            disk.syncFolderOf(folder + "any");
        }
        return read;
    }

    void put(String name, String text) throws IOException {
        put(Map.of(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    Optional<String> text(String name) throws IOException {
        return disk.read(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Removes the partial tiles of a tree that a larger one has replaced. */
    void dropPartials(long before, long now) throws IOException {
        for (Tile old : partials(before)) {
            if (!old.equals(Tile.in(now, old.level(), old.index()))) {
                disk.delete(old.path());
                if (Tile.in(now, old.level(), old.index()).isFull()) {
                    disk.delete(folderOf(old.path()));
                }
            }
        }
    }

    /** The partial tiles that end a tree. */
    static List<Tile> partials(long size) {
        List<Tile> partials = new ArrayList<>();
        for (int level = 0; Tile.hashes(size, level) > 0; level++) {
            if (Tile.hashes(size, level) % Tile.FULL != 0) {
                partials.add(Tile.in(size, level, Tile.hashes(size, level) / Tile.FULL));
            }
        }
        return partials;
    }

    /**
     * The hashes of a tile.
     *
     * @param size of the tree that is on the disk, for where a wider partial tile stands
     * @throws Missing when it is not there, or not of its size
     */
    byte[] tile(Tile tile, long size) {
        try {
            byte[] hashes = read(tile, size).orElseThrow(() -> new Missing(tile));
            if (hashes.length % Hashes.BYTES != 0 || hashes.length < tile.width() * Hashes.BYTES) {
                throw new Missing(tile);
            }
            return Arrays.copyOf(hashes, tile.width() * Hashes.BYTES);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Optional<byte[]> read(Tile tile, long size) throws IOException {
        Tile full = Tile.full(tile.level(), tile.index());
        for (int look = 0; look < LOOKS; look++) {
            for (String name : List.of(
                    full.path(), Tile.in(size, tile.level(), tile.index()).path(), tile.path())) {
                Optional<byte[]> hashes = disk.read(name);
                if (hashes.isPresent()) {
                    return hashes;
                }
            }
            Optional<byte[]> wider = wider(full.path() + ".p", tile.width());
            if (wider.isPresent()) {
                return wider;
            }
        }
        return Optional.empty();
    }

    /** The partial tile of a later tree: who asks by an older checkpoint comes after its own was dropped. */
    private Optional<byte[]> wider(String folder, int width) throws IOException {
        for (String kept : disk.list(folder)) {
            if (Integer.parseInt(kept) >= width) {
                Optional<byte[]> hashes = disk.read(folder + "/" + kept);
                if (hashes.isPresent()) {
                    return hashes;
                }
            }
        }
        return Optional.empty();
    }

    private static String folderOf(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    /** A tile that should be there and is not, or is not of its size. */
    static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Missing(Tile tile) {
            super(tile.path() + " is missing or not of its size");
        }
    }
}
