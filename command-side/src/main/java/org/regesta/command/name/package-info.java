/** Names that may stand once only. */
@NullMarked
package org.regesta.command.name;

import org.jspecify.annotations.NullMarked;
