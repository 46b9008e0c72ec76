/** What was done with a person's identity, by whom, why and when. */
@NullMarked
package org.regesta.query.residenthistory;

import org.jspecify.annotations.NullMarked;
