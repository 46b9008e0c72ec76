/**
 * Nobody twice: a candidate is enrolled, its place in the registry is its rank, and it is compared with everybody of
 * lower rank. What is opened for that stays in memory.
 */
@NullMarked
package org.regesta.saga.registration.stage.dedupe;

import org.jspecify.annotations.NullMarked;
