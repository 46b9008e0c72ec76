/**
 * What the rooms ask of the machinery: no implementation here, and no framework. Time comes from the one {@link
 * java.time.Clock}.
 */
@NullMarked
package org.regesta.ports;

import org.jspecify.annotations.NullMarked;
