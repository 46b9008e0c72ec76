package org.regesta.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that needs tools of the machine, or the reference data beside the checkout. Where one is missing the test is
 * counted and named as not run; with {@code CI=true} it fails instead.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(NeedsCondition.class)
public @interface Needs {

    /** The reference data folder, {@link Shared}. */
    String SHARED = "shared";

    /** Leave to mount a {@link MemoryDisk}. */
    String MEMORY_DISK = "leave to mount a disk in memory";

    /** {@link #SHARED}, {@link #MEMORY_DISK}, or executables by name: {@code strace}, {@code gcc}, {@code initdb}. */
    String[] value();
}
