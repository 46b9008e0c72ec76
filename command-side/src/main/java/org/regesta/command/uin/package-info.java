/** Who holds a UIN. */
@NullMarked
package org.regesta.command.uin;

import org.jspecify.annotations.NullMarked;
