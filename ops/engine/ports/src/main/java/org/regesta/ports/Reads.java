package org.regesta.ports;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the views an endpoint's route answers from, by {@link Projection.Factory#name()}: the web layer waits for
 * them where a caller
 * sent {@code Regesta-Wait-For}, and says in {@code Regesta-Position} what the answer is at most as new as. None for an
 * answer that is read from the books themselves.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Reads {
    String[] value() default {};
}
