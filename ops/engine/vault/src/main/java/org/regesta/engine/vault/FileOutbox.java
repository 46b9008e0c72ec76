package org.regesta.engine.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Outbox;
import org.regesta.ports.Sender;
import org.regesta.ports.Vault;

/**
 * Messages as files, one sealed file each: three lines, the seal's keyRef, ciphertext and commitment. The file's name
 * is the entry's id and is part of what is sealed.
 */
@OpenerOf(Purpose.READ_OUTBOX)
public final class FileOutbox implements Sender, Outbox {

    private static final int FILE_BYTES = 4_096;

    private final Shelves shelves;
    private final Vault vault;
    private final MessageIds ids;
    private final Reserve reserve;

    private FileOutbox(Path folder, Vault vault, Clock clock, Reserve reserve) throws IOException {
        this.shelves = new Shelves(folder);
        this.vault = vault;
        this.ids = new MessageIds(clock);
        this.reserve = reserve;
    }

    /** One that is only read. */
    private FileOutbox(Path folder, Vault vault) {
        this.shelves = Shelves.resting(folder);
        this.vault = vault;
        this.ids = new MessageIds(Clock.systemUTC());
        this.reserve = new Reserve(() -> 0, Long.MAX_VALUE);
    }

    /** Opens the outbox of a folder, made where there is none. */
    public static FileOutbox in(Path folder, Vault vault, Clock clock, Reserve reserve) {
        try {
            return new FileOutbox(folder, vault, clock, reserve);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @throws Vault.KeyGone when the person was erased: nothing more is sent to them */
    @Override
    public void send(Message message) {
        put(ids.next(), message);
    }

    /** Nothing is sent twice: it has one place, and what stands there stays. */
    @Override
    public void sendOnce(Message message, String once, Instant since) {
        String id = MessageIds.of(once, since);
        if (find(id).isEmpty()) {
            put(id, message);
        }
    }

    private void put(String id, Message message) {
        reserve.check(FILE_BYTES);
        Sealed seal = vault.seal(message.keyRef(), attribute(id), encode(message));
        try {
            shelves.put(MessageIds.shelfOf(id), id, lines(seal).getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw reserve.reasonOf(failed, FILE_BYTES);
        }
    }

    /**
     * Checks the outbox of a house at rest, and writes nothing: every message opens under its key and its name, unless
     * the key is gone.
     *
     * @param folder that there is
     * @param findings takes a message's id and what is the matter with it
     * @return how many messages there are
     */
    public static long check(Path folder, Vault vault, BiConsumer<String, String> findings) throws IOException {
        FileOutbox resting = new FileOutbox(folder, vault);
        long messages = 0;
        for (Path shelf : resting.shelves.all()) {
            for (Path file : Shelves.list(shelf)) {
                String id = file.getFileName().toString();
                messages++;
                if (!MessageIds.isOne(id) || !shelf.endsWith(MessageIds.shelfOf(id))) {
                    findings.accept(id, "it is no message, or on another shelf");
                } else {
                    resting.check(id).ifPresent(matter -> findings.accept(id, matter));
                }
            }
        }
        return messages;
    }

    private Optional<String> check(String id) throws IOException {
        try {
            Sealed seal = find(id).orElseThrow(() -> new NoSuchFileException(id));
            message(id, seal);
            String written = new String(shelves.read(MessageIds.shelfOf(id), id), StandardCharsets.UTF_8);
            return lines(seal).equals(written) ? Optional.empty() : Optional.of("more than a seal stands in it");
        } catch (Vault.SealBroken altered) {
            return Optional.of("its seal does not open: " + altered.getClass().getSimpleName());
        }
    }

    @Override
    public List<Entry> newest(int limit) {
        try {
            return shelves.all().stream()
                    .sorted(Comparator.reverseOrder())
                    .flatMap(FileOutbox::newestIn)
                    .limit(limit)
                    .map(id -> new Entry(id, MessageIds.timeOf(id)))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Stream<String> newestIn(Path shelf) {
        try {
            return Shelves.list(shelf).stream()
                    .map(file -> file.getFileName().toString())
                    .filter(MessageIds::isOne)
                    .sorted(Comparator.reverseOrder());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Optional<Message> read(String id) {
        return MessageIds.isOne(id) ? find(id).flatMap(seal -> message(id, seal)) : Optional.empty();
    }

    private Optional<Message> message(String id, Sealed seal) {
        return switch (vault.open(Purpose.READ_OUTBOX, attribute(id), seal)) {
            case Opening.Opened opened -> Optional.of(decode(seal.keyRef(), opened.value()));
            case Opening.Gone gone -> Optional.empty();
        };
    }

    private Optional<Sealed> find(String id) {
        try {
            String content = new String(shelves.read(MessageIds.shelfOf(id), id), StandardCharsets.UTF_8);
            List<String> lines = content.lines().toList();
            return Optional.of(new Sealed(lines.get(0), lines.get(1), lines.get(2)));
        } catch (NoSuchFileException unknown) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (IndexOutOfBoundsException | IllegalArgumentException altered) {
            throw new Vault.SealBroken();
        }
    }

    @Override
    public int forget(Set<String> keyRefs) {
        int forgotten = 0;
        try {
            for (Path shelf : shelves.all()) {
                for (String id : newestIn(shelf).toList()) {
                    if (find(id).filter(seal -> keyRefs.contains(seal.keyRef())).isPresent()) {
                        shelves.delete(MessageIds.shelfOf(id), id);
                        forgotten++;
                    }
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return forgotten;
    }

    private static String lines(Sealed seal) {
        return String.join("\n", seal.keyRef(), seal.ciphertext(), seal.commitment());
    }

    private static String attribute(String id) {
        return "outbox:" + id;
    }

    private static byte[] encode(Message message) {
        return Fields.of(message.channel().name(), message.recipient(), message.kind(), message.text());
    }

    private static Message decode(String keyRef, byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        Channel channel = Channel.valueOf(Fields.text(from));
        return new Message(keyRef, channel, Fields.text(from), Fields.text(from), Fields.text(from));
    }
}
