/** Statistics for any period, replayed from the registry. */
@NullMarked
package org.regesta.query.report;

import org.jspecify.annotations.NullMarked;
