package org.regesta.server.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.regesta.engine.backup.Backup;
import org.regesta.engine.backup.Progress;
import org.regesta.ports.TellsWhatToDo;
import org.regesta.server.DataFolder;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.wire.Json;

/** A backup of a data folder, whether its house runs or rests. */
public final class BackupOf {

    private BackupOf() {}

    /** It could not be made; the message says why. */
    public static final class Failed extends RuntimeException implements TellsWhatToDo {
        private static final long serialVersionUID = 1L;

        Failed(String why) {
            super(why);
        }
    }

    /**
     * Makes a backup, or brings one level.
     *
     * @throws Failed when the running house refused
     * @throws org.regesta.engine.backup.BackupRefused when it rests, and the folders cannot be used
     */
    public static Backup.Result of(Path data, Path to, Path keys, Progress progress) {
        return of(Options.on(data), to, keys, progress);
    }

    /** The same of a house that keeps something elsewhere than in its folder. */
    public static Backup.Result of(Options house, Path to, Path keys, Progress progress) {
        Path data = house.data();
        if (!Files.isDirectory(data.resolve("registry"))) {
            throw new Failed("there is no house in " + data);
        }
        try (RegestaServer.Instance resting =
                RegestaServer.start(house.withPort(0).atRest())) {
            return resting.part(Backups.class).run(to, keys, progress);
        } catch (DataFolder.InUse itRuns) {
            return ask(data, to, keys, progress);
        }
    }

    private static Backup.Result ask(Path data, Path to, Path keys, Progress progress) {
        try (SocketChannel console = SocketChannel.open(new ConsoleAddress(data).find())) {
            ConsoleLine.Ask ask = new ConsoleLine.Ask(whole(to), whole(keys));
            Channels.newOutputStream(console).write((Json.write(ask) + "\n").getBytes(StandardCharsets.UTF_8));
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(Channels.newInputStream(console), StandardCharsets.UTF_8));
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                ConsoleLine.Said heard = Json.read(line, ConsoleLine.Said.class);
                heard.step().ifPresent(step -> progress.at(step.what(), step.done(), step.of()));
                if (heard.failed().isPresent()) {
                    throw new Failed(heard.failed().get());
                }
                if (heard.done().isPresent()) {
                    return heard.done().get();
                }
            }
            throw new Failed("the house ended while it made the backup: run it again, it goes on where it was");
        } catch (NoSuchFileException starting) {
            throw new Failed("the house on " + data + " is starting or ending: try again in a moment");
        } catch (IOException unreachable) {
            throw new UncheckedIOException("the running house does not answer", unreachable);
        }
    }

    private static String whole(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
