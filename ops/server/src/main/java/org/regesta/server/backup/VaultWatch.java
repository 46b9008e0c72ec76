package org.regesta.server.backup;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.regesta.engine.backup.VaultCoverage;
import org.regesta.engine.eventlog.BookReader;
import org.regesta.engine.eventlog.LedgerEventStore;
import org.regesta.engine.vault.FileVault;
import org.regesta.events.Book;
import org.regesta.ports.Running;
import org.regesta.server.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Refuses a start on a vault that is older than its ledger; notes now and then how far they belong together. */
@Component
final class VaultWatch implements Running, SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(VaultWatch.class);
    private static final long PAUSE_SECONDS = 60;

    private final VaultCoverage coverage;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("vault-watch").factory());

    VaultWatch(List<LedgerEventStore> books, FileVault vault, DataFolder folder) {
        LedgerEventStore registry = books.stream()
                .filter(store -> store.book() == Book.REGISTRY)
                .findFirst()
                .orElseThrow();
        coverage = new VaultCoverage(new BookReader(registry), vault, folder.sub("vault"));
    }

    /** Before anything is delivered: a view that is made with keys missing would be wrong. */
    @Override
    public void afterSingletonsInstantiated() {
        coverage.check();
    }

    @Override
    public void start() {
        timer.scheduleWithFixedDelay(this::note, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        timer.shutdown();
        note();
    }

    private void note() {
        try {
            coverage.note();
        } catch (RuntimeException later) { // a full disk, say: then the next start looks through more
            LOG.warn("how far the vault covers the ledger could not be noted", later);
        }
    }
}
