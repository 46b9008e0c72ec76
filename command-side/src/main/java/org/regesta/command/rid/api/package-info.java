/** Commands of this feature. */
@NullMarked
package org.regesta.command.rid.api;

import org.jspecify.annotations.NullMarked;
