/** Commands of this feature, and how to ask who bears a name. */
@NullMarked
package org.regesta.command.name.api;

import org.jspecify.annotations.NullMarked;
