/** Shapes at the door: MOSIP's envelope, strict JSON, check digits. No domain and no Spring. */
@NullMarked
package org.regesta.wire;

import org.jspecify.annotations.NullMarked;
