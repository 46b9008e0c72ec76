package org.regesta.engine.notary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The real folder. */
final class FolderDisk implements Disk {

    private final Path root;
    /** Folders whose own names are known to be durable. */
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();

    /** Folders that are there for good. */
    private final Set<Path> made = ConcurrentHashMap.newKeySet();
    /** Files that were written and not synced yet, still open. */
    private final Map<String, FileChannel> written = new ConcurrentHashMap<>();

    FolderDisk(Path root) {
        this.root = root;
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(root.resolve(name)));
        } catch (NoSuchFileException | NotDirectoryException none) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> list(String folder) throws IOException {
        try (Stream<Path> names = Files.list(root.resolve(folder))) {
            return names.map(name -> name.getFileName().toString()).sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        }
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        Path file = root.resolve(name);
        make(file.getParent());
        FileChannel before = written.remove(name);
        if (before != null) {
            before.close();
        }
        FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        written.put(name, channel);
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    private void make(@Nullable Path folder) throws IOException {
        if (folder != null && !made.contains(folder)) {
            Files.createDirectories(folder);
            if (!folder.toString().endsWith(".p")) { // one of those goes again when its tile is full
                made.add(folder);
            }
        }
    }

    @Override
    public void append(String name, long offset, byte[] content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(offset);
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest, offset + rest.position());
            }
        }
    }

    @Override
    public byte[] settle(String name) throws IOException {
        FileChannel open = written.remove(name);
        if (open == null) {
            throw new IOException(name + " was not just written");
        }
        try (open) {
            open.force(true);
            ByteBuffer back = ByteBuffer.allocate((int) open.size());
            while (back.hasRemaining() && open.read(back, back.position()) >= 0) {}
            return back.array();
        }
    }

    @Override
    public void sync(String name) throws IOException {
        FileChannel open = written.remove(name);
        try (FileChannel channel =
                open != null ? open : FileChannel.open(root.resolve(name), StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Path target = root.resolve(to);
        make(target.getParent());
        Files.move(root.resolve(from), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void syncFolderOf(String name) throws IOException {
        Path folder = root.resolve(name).getParent();
        force(folder);
        for (Path named = folder; named != null && named.startsWith(root) && !durable.contains(named); ) {
            Path above = named.getParent();
            force(above);
            durable.add(named); // not before: what failed to be forced is forced the next time
            named = above;
        }
    }

    private static void force(@Nullable Path folder) throws IOException {
        if (folder == null) {
            return; // the root of the file system has no name
        }
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        try {
            Files.deleteIfExists(root.resolve(name));
        } catch (DirectoryNotEmptyException somethingElseIsInIt) {
            return;
        }
    }
}
