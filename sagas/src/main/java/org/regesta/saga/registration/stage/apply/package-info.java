/** APPLY: what an approved packet asks is done to the identity it names, once. */
@NullMarked
package org.regesta.saga.registration.stage.apply;

import org.jspecify.annotations.NullMarked;
