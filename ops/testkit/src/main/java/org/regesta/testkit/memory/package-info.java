/** Ports kept in memory: they honour the contract, and keep nothing. */
@NullMarked
package org.regesta.testkit.memory;

import org.jspecify.annotations.NullMarked;
