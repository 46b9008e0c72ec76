package org.regesta.server.verify;

import java.util.ArrayList;
import java.util.List;
import org.regesta.engine.notary.Finding;

/** What a verification found, part by part. */
public final class Report {

    static final int KEPT = 100;

    private final int most;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final List<String> notDone = new ArrayList<>();
    private long count;

    Report(int most) {
        this.most = most;
    }

    /** Only the first are kept: where a hundred are wrong, the place is known. */
    void find(Finding finding) {
        if (findings.contains(finding)) {
            return;
        }
        count++;
        if (findings.size() < most) {
            findings.add(finding);
        }
    }

    /** Whether something was found at that place. */
    boolean speaksOf(String place) {
        return findings.stream().anyMatch(finding -> finding.place().equals(place));
    }

    void done(String what) {
        done.add(what);
    }

    void notDone(String what) {
        notDone.add(what);
    }

    /** What is wrong, the first first. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** How much is wrong in all. */
    public long count() {
        return count;
    }

    /** What was checked, with how much of it there was. */
    public List<String> done() {
        return List.copyOf(done);
    }

    /** What was not checked, and what it would take. */
    public List<String> notDone() {
        return List.copyOf(notDone);
    }

    public boolean clean() {
        return count == 0;
    }
}
