package org.regesta.server.delivery;

import java.util.Arrays;
import java.util.Locale;
import org.regesta.engine.eventlog.LogStopped;
import org.regesta.engine.viewstore.StoreFailed;
import org.regesta.ports.StorageFull;

/**
 * Why a view could not take an event in, told without a word of the event's content: messages of exceptions may quote
 * it, so what failed is named by its kind and its place in our code.
 */
final class Poison extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Poison(String reason) {
        super(reason, null, false, false);
    }

    /**
     * @param type of the event, with its revision
     * @param failure whatever the fold threw, errors too: a deep document may exhaust the stack
     * @throws RuntimeException or Error the failure itself, when it is the house's and not the event's: delivery stops
     *     there and comes again
     */
    static Poison of(String type, Throwable failure) {
        switch (failure) {
            case StorageFull full -> throw full;
            case StoreFailed failed -> throw failed;
            case LogStopped stopped -> throw stopped;
            case StackOverflowError deep -> {}
            case VirtualMachineError dying -> throw dying;
            default -> {}
        }
        return new Poison(failure.getClass().getSimpleName() + place(failure) + ", on " + type);
    }

    private static String place(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.regesta."))
                .findFirst()
                .map(frame ->
                        String.format(Locale.ROOT, " at %s:%d", simple(frame.getClassName()), frame.getLineNumber()))
                .orElse("");
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
