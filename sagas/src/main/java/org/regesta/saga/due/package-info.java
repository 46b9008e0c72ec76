/** Looking, again and again, where something is due. */
@NullMarked
package org.regesta.saga.due;

import org.jspecify.annotations.NullMarked;
