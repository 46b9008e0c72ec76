/** Commands of this feature. */
@NullMarked
package org.regesta.command.abis.api;

import org.jspecify.annotations.NullMarked;
