package org.regesta.engine.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A folder of the real disk, closed to everyone but its owner. */
final class FolderDisk implements Disk {

    private final Path folder;

    FolderDisk(Path folder) {
        this.folder = folder;
    }

    @Override
    public boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    @Override
    public InputStream read(String name, long from) throws IOException {
        InputStream in = Files.newInputStream(folder.resolve(name));
        try {
            in.skipNBytes(from);
            return in;
        } catch (IOException shorter) {
            in.close();
            throw shorter;
        }
    }

    @Override
    public Pages open(String name) throws IOException {
        return new FilePages(folder.resolve(name));
    }

    @Override
    public Appender create(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name)); // so that the new file is made with its own permissions
        return new OpenFile(FileChannel.open(
                folder.resolve(name),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                OwnerOnly.file(folder)));
    }

    @Override
    public Appender append(String name) throws IOException {
        OwnerOnly.close(folder.resolve(name));
        FileChannel channel = FileChannel.open(folder.resolve(name), StandardOpenOption.WRITE);
        channel.position(channel.size());
        return new OpenFile(channel);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(
                folder.resolve(from),
                folder.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public void syncFolder() throws IOException {
        Shelves.sync(folder);
    }

    @Override
    public boolean hasIndex(String name) {
        return Files.exists(folder.resolve(name));
    }

    @Override
    public KeyIndex index(String name) throws IOException {
        return RocksIndex.open(folder.resolve(name));
    }

    @Override
    public void deleteIndex(String name) throws IOException {
        RocksIndex.delete(folder.resolve(name));
    }

    private record OpenFile(FileChannel channel) implements Appender {

        @Override
        public void write(byte[] bytes) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }

        @Override
        public void sync() throws IOException {
            channel.force(false); // fdatasync: the length is written with the data it is needed to find
        }

        @Override
        public long length() throws IOException {
            return channel.size();
        }

        @Override
        public void cutTo(long length) throws IOException {
            channel.truncate(length);
            channel.position(length);
        }

        @Override
        public void wipe(long at, int length) throws IOException {
            ByteBuffer zeros = ByteBuffer.allocate(length);
            while (zeros.hasRemaining()) {
                channel.write(zeros, at + zeros.position());
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
