/** MOSIP's ABIS testing kit: its scripts, played against whoever offers a matcher. */
@NullMarked
package org.regesta.testkit.abis;

import org.jspecify.annotations.NullMarked;
