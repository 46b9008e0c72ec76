package org.regesta.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A table of bad packets, as {@code docs/bad-packets.md} counts it. The rows of a parameterized test are counted as
 * they stand there; any other test takes {@link BadRows} as a parameter and tells it of each row that ended as it
 * must.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(BadPackets.Tables.class)
@ExtendWith(BadRowsCheck.class)
public @interface BadPackets {

    /** As the page calls it, such as {@code 9 introducer}. */
    String stage();

    /** How many are bad. */
    int rows();

    /** A regular expression of the rows of a parameterized test that do not count here: they are good, or another's. */
    String but() default "(?!)";

    /** Several of one test. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ExtendWith(BadRowsCheck.class)
    @interface Tables {
        BadPackets[] value();
    }
}
