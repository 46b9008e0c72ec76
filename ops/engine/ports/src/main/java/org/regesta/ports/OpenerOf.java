package org.regesta.ports;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.regesta.events.Purpose;

/**
 * Marks the one class that opens seals for a purpose. Only such a class may call {@link Vault#open} or {@link
 * Evidence#open}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OpenerOf {
    Purpose value();
}
