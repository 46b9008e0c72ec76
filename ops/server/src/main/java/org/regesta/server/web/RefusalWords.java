package org.regesta.server.web;

import org.regesta.ports.Refusal;

/** What a rule's refusal means, for verbs that answer without HTTP. */
public final class RefusalWords {

    private RefusalWords() {}

    /** What was wrong, and what to do about it. */
    public static String of(Refusal refusal) {
        Problem problem = RefusalProblems.of(refusal.code());
        return problem.title() + " " + problem.detail();
    }
}
