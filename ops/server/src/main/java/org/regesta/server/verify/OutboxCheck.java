package org.regesta.server.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.notary.Finding;
import org.regesta.engine.vault.FileOutbox;

/** Every message in the outbox: whether its seal opens under its own name. Nothing of it is shown. */
final class OutboxCheck {

    private OutboxCheck() {}

    static void run(Path data, @Nullable OpenedVault opened, Report report) throws IOException {
        Path folder = data.resolve("outbox");
        if (!Files.isDirectory(folder)) {
            return;
        }
        if (opened == null) {
            report.notDone("outbox: whether its seals open takes the vault");
            return;
        }
        long messages = FileOutbox.check(
                folder,
                opened.vault(),
                (id, matter) -> report.find(new Finding("outbox " + id, "a sealed message", matter)));
        report.done("outbox: " + messages + " messages");
    }
}
