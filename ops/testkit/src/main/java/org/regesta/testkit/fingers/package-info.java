/** Fingers that nobody has: ridges grown from a seed, and impressions of them as a sensor would take them. */
@NullMarked
package org.regesta.testkit.fingers;

import org.jspecify.annotations.NullMarked;
