/** Making registration packets, whole and damaged. */
@NullMarked
package org.regesta.testkit.packet;

import org.jspecify.annotations.NullMarked;
