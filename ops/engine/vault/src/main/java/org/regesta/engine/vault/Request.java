package org.regesta.engine.vault;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.regesta.engine.vault.Staged.Outcome;
import org.regesta.ports.Commands.OutcomeUnknown;
import org.regesta.ports.StorageFull;
import org.regesta.ports.Vault.KeyGone;

/** A change that somebody waits for. */
final class Request {

    final Change change;
    Outcome outcome = Outcome.ADDS; // the writer's own

    private final CompletableFuture<Optional<Supplier<RuntimeException>>> failure = new CompletableFuture<>();

    Request(Change change) {
        this.change = change;
    }

    /** Waits, and throws what became of it if not what was wanted. Each waiter throws an exception of its own. */
    void await() {
        Optional<Supplier<RuntimeException>> failed = failure.join();
        if (failed.isPresent()) {
            throw failed.get().get();
        }
    }

    void fail(Supplier<RuntimeException> how) {
        failure.complete(Optional.of(how)); // does nothing when it was answered already
    }

    void succeed() {
        failure.complete(Optional.empty());
    }

    /** Does a step for all requests of an outcome, and answers them. */
    static void settle(List<Request> batch, Outcome outcome, Runnable step) {
        List<Request> these =
                batch.stream().filter(request -> request.outcome == outcome).toList();
        if (these.isEmpty()) {
            return;
        }
        Optional<Supplier<RuntimeException>> failed = failureOf(step);
        these.forEach(request -> request.failure.complete(failed));
    }

    private static Optional<Supplier<RuntimeException>> failureOf(Runnable step) {
        try {
            step.run();
            return Optional.empty();
        } catch (KeyGone gone) {
            return Optional.of(KeyGone::new);
        } catch (StorageFull full) {
            return Optional.of(() -> new StorageFull(String.valueOf(full.getMessage())));
        } catch (OutcomeUnknown unknown) {
            return Optional.of(() -> new OutcomeUnknown(String.valueOf(unknown.getMessage())));
        }
    }
}
