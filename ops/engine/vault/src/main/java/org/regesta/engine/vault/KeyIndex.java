package org.regesta.engine.vault;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Entries by name, in the order of their names' bytes. What is written together is kept together, and what a crash
 * leaves is all that was written up to some moment: nothing of what came before it is missing, nothing after it there.
 */
interface KeyIndex extends Closeable {

    Optional<byte[]> get(String name) throws IOException;

    /** All of these or none; an entry of nothing is taken out. */
    void write(Map<String, Optional<byte[]>> entries) throws IOException;

    /** The entries whose names begin so, as they are now, whatever is written while they are walked through. */
    Walk walk(String beginning) throws IOException;

    /** Brings onto the disk what was written. */
    void settle() throws IOException;

    /** One entry after the other. */
    interface Walk extends Closeable {

        boolean hasNext() throws IOException;

        /** The next one's name, without what all of these begin with. */
        String next() throws IOException;

        @Override
        void close();
    }
}
