package org.regesta.engine.vault;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** A disk that counts the bytes that are read from its files. */
final class CountingDisk implements Disk {

    private final Disk disk;
    private final AtomicLong bytes = new AtomicLong();

    CountingDisk(Disk disk) {
        this.disk = disk;
    }

    long bytesRead() {
        return bytes.get();
    }

    @Override
    public boolean has(String name) throws IOException {
        return disk.has(name);
    }

    @Override
    public InputStream read(String name, long from) throws IOException {
        return new FilterInputStream(disk.read(name, from)) {
            @Override
            public int read() throws IOException {
                bytes.incrementAndGet();
                return super.read();
            }

            @Override
            public int read(byte[] into, int at, int most) throws IOException {
                int read = super.read(into, at, most);
                bytes.addAndGet(Math.max(read, 0));
                return read;
            }
        };
    }

    @Override
    public Pages open(String name) throws IOException {
        Pages pages = disk.open(name);
        return new Pages() {
            @Override
            public byte[] read(long at, int length) throws IOException {
                bytes.addAndGet(length);
                return pages.read(at, length);
            }

            @Override
            public long length() throws IOException {
                return pages.length();
            }

            @Override
            public void close() throws IOException {
                pages.close();
            }
        };
    }

    @Override
    public Appender create(String name) throws IOException {
        return disk.create(name);
    }

    @Override
    public Appender append(String name) throws IOException {
        return disk.append(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        disk.delete(name);
    }

    @Override
    public void syncFolder() throws IOException {
        disk.syncFolder();
    }

    @Override
    public boolean hasIndex(String name) throws IOException {
        return disk.hasIndex(name);
    }

    @Override
    public KeyIndex index(String name) throws IOException {
        return disk.index(name);
    }

    @Override
    public void deleteIndex(String name) throws IOException {
        disk.deleteIndex(name);
    }
}
