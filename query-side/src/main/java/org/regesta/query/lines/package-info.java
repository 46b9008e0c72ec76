/** Views of lines: one per event, in the order of both books, found by whom it is about and who did it. */
@NullMarked
package org.regesta.query.lines;

import org.jspecify.annotations.NullMarked;
