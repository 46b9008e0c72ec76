package org.regesta.cli;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress of long work, with the time left: where somebody looks on, and gone when the work is done. */
final class Bar implements AutoCloseable {

    private final Optional<ProgressBar> bar;

    private Bar(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    /** A bar on the terminal; nothing at all where output goes to a file. */
    static Bar of(String what) {
        boolean seen = System.console() != null && System.console().isTerminal();
        return new Bar(
                seen
                        ? Optional.of(new ProgressBarBuilder()
                                .setTaskName(what)
                                .setInitialMax(-1)
                                .setUpdateIntervalMillis(200)
                                .setStyle(ProgressBarStyle.ASCII)
                                .clearDisplayOnFinish()
                                .build())
                        : Optional.empty());
    }

    /** @param done of {@code of}, both in the same unit */
    void at(long done, long of) {
        bar.ifPresent(shown -> shown.maxHint(of).stepTo(done));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
