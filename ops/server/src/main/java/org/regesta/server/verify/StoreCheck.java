package org.regesta.server.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.regesta.engine.eventlog.StoppedTables;
import org.regesta.engine.notary.Finding;

/** The stores beside the books, read whole: every file that tells what is in them, with its checksums. */
final class StoreCheck {

    private static final List<String> STORES = List.of("state", "auth");

    private final Path data;
    private final StoresCopied copied;
    private final Report report;
    private final Verification.Progress progress;

    StoreCheck(Path data, StoresCopied copied, Report report, Verification.Progress progress) {
        this.data = data;
        this.copied = copied;
        this.report = report;
        this.progress = progress;
    }

    void run() throws IOException {
        int done = 0;
        for (String store : STORES) {
            if (copied.has(store)) {
                report.notDone(
                        store + ": the bytes of a database are its own; its documents are judged with the views");
            } else if (Files.isDirectory(data.resolve(store))) {
                read(store);
            } else {
                report.notDone(store + ": " + StoresCopied.LACKING);
            }
            progress.at("stores", ++done, STORES.size());
        }
    }

    private void read(String store) throws IOException {
        StoppedTables.State state = StoppedTables.read(
                data.resolve(store),
                (file, matter) -> report.find(new Finding(store + "/" + file, "what was written", matter)));
        report.done("%s: %d entries in %d collections, SHA-256 %s"
                .formatted(store, state.entries(), state.collections(), state.sha256()));
    }
}
