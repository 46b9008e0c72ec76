package org.regesta.server.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.backup.BackupRefused;
import org.regesta.ports.Running;
import org.regesta.server.DataFolder;
import org.regesta.wire.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A door for the operator of this machine: a Unix socket in the data folder, which only its owner may enter, so whoever
 * comes in may also read the folder. One line asks, lines of JSON answer.
 */
@Component
final class Console implements Running {

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ConsoleAddress address;
    private final Backups backups;
    private @Nullable ServerSocketChannel door;
    private @Nullable Thread porter;

    Console(DataFolder folder, Backups backups) {
        this.address = new ConsoleAddress(folder.root());
        this.backups = backups;
    }

    @Override
    public void start() {
        try {
            ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            opened.bind(address.make());
            door = opened;
            porter = Thread.ofPlatform().daemon().name("console").start(() -> receive(opened));
        } catch (IOException noDoor) {
            throw new UncheckedIOException("the console cannot be opened", noDoor);
        }
    }

    @Override
    public void stop() {
        try {
            if (door != null && porter != null) {
                door.close();
                porter.join();
            }
            address.remove();
        } catch (IOException leftBehind) {
            LOG.warn("the console's socket stays behind", leftBehind);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive(ServerSocketChannel opened) {
        while (opened.isOpen()) {
            try (SocketChannel visitor = opened.accept()) {
                answer(visitor);
            } catch (AsynchronousCloseException closed) {
                return;
            } catch (IOException gone) {
                LOG.debug("somebody left the console", gone);
            }
        }
    }

    private void answer(SocketChannel visitor) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(visitor), StandardCharsets.UTF_8));
        String line = in.readLine();
        if (line == null) {
            return;
        }
        try {
            ConsoleLine.Ask asked = Json.read(line, ConsoleLine.Ask.class);
            ConsoleLine.Said said =
                    ConsoleLine.done(backups.run(Path.of(asked.to()), Path.of(asked.keys()), told(visitor)));
            say(visitor, said);
        } catch (BackupRefused | Json.Malformed refused) {
            say(visitor, ConsoleLine.failed(String.valueOf(refused.getMessage())));
        } catch (RuntimeException failed) { // one that asks must not end the door for the next
            LOG.error("a backup failed", failed);
            say(visitor, ConsoleLine.failed("the backup failed: " + failed.getMessage()));
        }
    }

    /** Ten times a second at most. */
    private static org.regesta.engine.backup.Progress told(SocketChannel visitor) {
        long[] last = {System.nanoTime()};
        return (what, done, of) -> {
            if (System.nanoTime() - last[0] > PAUSE_NANOS) {
                last[0] = System.nanoTime();
                try {
                    say(visitor, ConsoleLine.progress(what, done, of));
                } catch (IOException gone) {
                    throw new UncheckedIOException("whoever asked for the backup is gone", gone);
                }
            }
        };
    }

    private static void say(SocketChannel visitor, ConsoleLine.Said said) throws IOException {
        Channels.newOutputStream(visitor).write((Json.write(said) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
