/** What other systems keep in our matcher: inserted once, deleted for good. */
@NullMarked
package org.regesta.command.abis;

import org.jspecify.annotations.NullMarked;
