package org.regesta.engine.notary;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The folder of one log, in the steps that count when the power fails: what was not synced may be lost, torn or
 * reordered. Names are paths below the folder, with {@code /} between.
 */
interface Disk {

    Optional<byte[]> read(String name) throws IOException;

    /** Names of files and folders right inside a folder; empty where there is none. */
    List<String> list(String folder) throws IOException;

    /** Makes a file with this content, and the folders above it, replacing one of that name. */
    void write(String name, byte[] content) throws IOException;

    /** Adds at the end, from an offset on: what lies behind it is cut off first. */
    void append(String name, long offset, byte[] content) throws IOException;

    /** Makes the content of a file that was just written durable, and reads it back. */
    byte[] settle(String name) throws IOException;

    /** Makes a file's content durable. */
    void sync(String name) throws IOException;

    /** Renames atomically. */
    void rename(String from, String to) throws IOException;

    /** Makes the names in the folder of this file durable, and those of the folders above. */
    void syncFolderOf(String name) throws IOException;

    void delete(String name) throws IOException;
}
