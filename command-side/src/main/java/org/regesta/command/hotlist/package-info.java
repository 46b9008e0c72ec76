/** What may not be relied on: put on the hotlist, taken off it, asked for. */
@NullMarked
package org.regesta.command.hotlist;

import org.jspecify.annotations.NullMarked;
