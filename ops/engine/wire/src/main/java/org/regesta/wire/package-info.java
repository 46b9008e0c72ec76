/** Shapes at the door: MOSIP's envelope, strict JSON, check digits, rates. No domain and no Spring. */
@NullMarked
package org.regesta.wire;

import org.jspecify.annotations.NullMarked;
