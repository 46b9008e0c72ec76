package org.regesta.cli;

/** Progress of work in several steps, a bar for each. */
final class Steps implements AutoCloseable {

    private String step = "";
    private Bar bar = Bar.of(step);

    void at(String what, long done, long of) {
        if (!what.equals(step)) {
            bar.close();
            step = what;
            bar = Bar.of(what);
        }
        bar.at(done, of);
    }

    @Override
    public void close() {
        bar.close();
    }
}
