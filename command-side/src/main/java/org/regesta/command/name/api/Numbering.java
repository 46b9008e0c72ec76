package org.regesta.command.name.api;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.regesta.command.name.api.Names.Register;
import org.regesta.ports.Attribution;
import org.springframework.stereotype.Component;

/**
 * Running numbers that are handed out once: of centres, machines, versions. They are dense, so finding the next one
 * is quick.
 */
@Component
public final class Numbering {

    /** How far back a repeated request looks for the number it got before. */
    private static final int REMEMBERED = 32;

    private final Names names;

    public Numbering(Names names) {
        this.names = names;
    }

    /**
     * Hands out the next number of a register.
     *
     * @param holder what it is for; asked again soon for the same, it is the same number
     * @param form how the n-th number is written, n from 0
     */
    public String next(Register in, IntFunction<String> form, String holder, Attribution by) {
        int free = firstFree(n -> names.holder(in, form.apply(n)).isPresent());
        for (int n = free - 1; n >= Math.max(0, free - REMEMBERED); n--) {
            Optional<String> held = names.holder(in, form.apply(n));
            if (held.filter(holder::equals).isPresent()) {
                return form.apply(n);
            }
        }
        int n = free;
        while (!names.take(in, form.apply(n), holder, by).equals(holder)) {
            n++; // another request was faster
        }
        return form.apply(n);
    }

    /** Gallops to a free number, then halves the way between it and the last that was not. */
    static int firstFree(IntPredicate taken) {
        int step = 1;
        while (taken.test(step - 1)) {
            step = Math.multiplyExact(step, 2);
        }
        int lastTaken = step / 2 - 1;
        int free = step - 1;
        while (free - lastTaken > 1) {
            int middle = (free + lastTaken) >>> 1;
            if (taken.test(middle)) {
                lastTaken = middle;
            } else {
                free = middle;
            }
        }
        return free;
    }
}
