/** What questions on our own wire have in common: moments, periods, pages. */
@NullMarked
package org.regesta.query.asking;

import org.jspecify.annotations.NullMarked;
