/** A registration's way from packet to identity: what is to be done next, who sends it, and what is due. */
@NullMarked
package org.regesta.saga.registration;

import org.jspecify.annotations.NullMarked;
