/** Carries out what two officers decided: to forget a person. */
@NullMarked
package org.regesta.saga.forgetting;

import org.jspecify.annotations.NullMarked;
