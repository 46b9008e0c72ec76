package org.regesta.cli.demo;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Random;

/** One bit of a file, turned over and back. */
record Flip(Path file, long at, int mask) {

    /** Turns one over. */
    static Flip in(Path file, Random dice) throws IOException {
        Flip flip = new Flip(file, dice.nextLong(file.toFile().length()), 1 << dice.nextInt(8));
        flip.undo();
        return flip;
    }

    void undo() throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int was = bytes.read();
            bytes.seek(at);
            bytes.write(was ^ mask);
        }
    }
}
