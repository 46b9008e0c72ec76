package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.testkit.Needs;

/**
 * After a sync that failed nobody knows what the disk holds: the log says so, and takes nothing more until a restart.
 */
@Needs("gcc")
class FailedSyncTest {

    @TempDir
    Path folder;

    @Test
    void after_a_failed_sync_it_takes_nothing_until_it_was_restarted_and_reads_go_on() throws Exception {
        Path book = Files.createDirectory(folder.resolve("book"));
        Shim shim = new Shim(folder.resolve("shim"), book);
        Launcher launcher = new Launcher(folder);
        try (ChildJvm child = start(launcher, shim, book)) {
            child.await("open"::equals);
            child.say("append amina");
            child.await("appended centre:amina at 0"::equals);

            shim.failSyncs(true);
            child.say("append bao");
            assertThat(child.await(line -> line.startsWith("append bao")))
                    .contains("OutcomeUnknown")
                    .contains("same command id");
            shim.failSyncs(false);
            child.say("append chandra");
            assertThat(child.await(line -> line.startsWith("append chandra")))
                    .contains("LogStopped")
                    .contains("restarted");
            child.say("read");
            child.await("read 1"::equals);
            child.kill();
        }
        shim.lose(7);
        restartsAndGoesOn(launcher, shim, book);
    }

    private static void restartsAndGoesOn(Launcher launcher, Shim shim, Path book)
            throws IOException, InterruptedException {
        shim.remember();
        try (ChildJvm again = start(launcher, shim, book)) {
            again.await("open"::equals);
            again.say("append chandra");
            assertThat(again.await(line -> line.startsWith("appended centre:chandra")))
                    .contains(" at ");
            again.say("append amina");
            assertThat(again.await(line -> line.startsWith("append amina")))
                    .contains("AggregateStreamCreationException");
            again.say("close");
            again.end();
        }
    }

    private static ChildJvm start(Launcher launcher, Shim shim, Path book) {
        return launcher.start(
                shim.environment(0), ObedientWriter.class, book.toAbsolutePath().toString());
    }
}
