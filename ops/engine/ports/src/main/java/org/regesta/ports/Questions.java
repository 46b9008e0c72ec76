package org.regesta.ports;

/** The one door for questions: records of {@code org.regesta.query.<view>.api}. */
public interface Questions {

    /** @throws Refusal when the answer must be no */
    <A> A ask(Question<A> question);

    /** A question that knows what its answer is. */
    interface Question<A> {
        Class<A> answer();
    }
}
