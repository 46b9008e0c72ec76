/** What waits for an adjudicator, and both records side by side. */
@NullMarked
package org.regesta.query.adjudication;

import org.jspecify.annotations.NullMarked;
