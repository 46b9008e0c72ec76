package org.regesta.engine.vault;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * One folder of a disk, as little of it as the key log needs. What was written is durable after {@link
 * Appender#sync}, which name stands for which file after {@link #syncFolder}.
 */
interface Disk {

    boolean has(String name) throws IOException;

    /** From a place in it to its end. */
    InputStream read(String name, long from) throws IOException;

    /** An existing file, to read here and there in it. */
    Pages open(String name) throws IOException;

    /** A new empty file in place of any that was there. */
    Appender create(String name) throws IOException;

    /** An existing file, to write behind its end. */
    Appender append(String name) throws IOException;

    void rename(String from, String to) throws IOException;

    void delete(String name) throws IOException;

    void syncFolder() throws IOException;

    boolean hasIndex(String name) throws IOException;

    /** The index of that name, made where there is none; one that cannot be read is made anew, empty. */
    KeyIndex index(String name) throws IOException;

    /** Nothing happens when there is none. Nobody has it open. */
    void deleteIndex(String name) throws IOException;

    /** A file open for reading by any number of threads; after a rename it is still the same file. */
    interface Pages extends Closeable {

        byte[] read(long at, int length) throws IOException;

        long length() throws IOException;
    }

    /** A file open for writing; after a rename it is still the same file. */
    interface Appender extends Closeable {

        void write(byte[] bytes) throws IOException;

        void sync() throws IOException;

        long length() throws IOException;

        void cutTo(long length) throws IOException;

        /** Overwrites bytes with zeros, in place. */
        void wipe(long at, int length) throws IOException;
    }
}
