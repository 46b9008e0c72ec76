package org.regesta.engine.vault;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A file read here and there by many threads. They take turns at a few handles, and these are no channels: an interrupt
 * would close a channel under everybody.
 */
final class FilePages implements Disk.Pages {

    private static final int HANDLES = 4;

    private final RandomAccessFile[] handles = new RandomAccessFile[HANDLES];

    FilePages(Path file) throws IOException {
        try {
            for (int i = 0; i < HANDLES; i++) {
                handles[i] = new RandomAccessFile(file.toFile(), "r");
            }
        } catch (IOException failed) {
            close();
            throw failed;
        }
    }

    @Override
    public byte[] read(long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        RandomAccessFile handle = handles[(int) (Thread.currentThread().threadId() % HANDLES)];
        synchronized (handle) {
            handle.seek(at);
            handle.readFully(bytes);
        }
        return bytes;
    }

    @Override
    public long length() throws IOException {
        return handles[0].length();
    }

    @Override
    public void close() throws IOException {
        for (RandomAccessFile handle : handles) {
            if (handle != null) { // one that could not be opened
                handle.close();
            }
        }
    }
}
