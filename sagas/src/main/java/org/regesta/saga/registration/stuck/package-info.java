/** Nothing is stuck in silence: what waits longer than it should, why, and what one can do about it. */
@NullMarked
package org.regesta.saga.registration.stuck;

import org.jspecify.annotations.NullMarked;
