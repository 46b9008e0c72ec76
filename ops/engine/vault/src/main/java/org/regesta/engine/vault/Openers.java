package org.regesta.engine.vault;

import java.lang.StackWalker.Option;
import org.regesta.events.Purpose;
import org.regesta.ports.OpenerOf;

/**
 * Checks at every opening that the class annotated as opener of the purpose asks for it, as the wall over the source
 * checks before it runs. Proxies and decorators may stand between.
 */
final class Openers {

    private static final int FRAMES = 32;

    private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    private static final ClassValue<Long> PURPOSES = new ClassValue<>() {
        @Override
        protected Long computeValue(Class<?> type) {
            OpenerOf opener =
                    type.getNestHost().getAnnotation(OpenerOf.class); // lambdas and nested classes are its own
            return opener == null ? 0L : 1L << opener.value().ordinal();
        }
    };

    private Openers() {}

    /** @throws IllegalCallerException when nobody near on the stack may open for this purpose */
    static void check(Purpose purpose) {
        long wanted = 1L << purpose.ordinal();
        boolean allowed = STACK.walk(frames ->
                frames.limit(FRAMES).anyMatch(frame -> (PURPOSES.get(frame.getDeclaringClass()) & wanted) != 0));
        if (!allowed) {
            throw new IllegalCallerException(
                    "only the class annotated @OpenerOf(" + purpose + ") opens for " + purpose);
        }
    }
}
