/** Proposals, and where they stand. */
@NullMarked
package org.regesta.query.proposal;

import org.jspecify.annotations.NullMarked;
