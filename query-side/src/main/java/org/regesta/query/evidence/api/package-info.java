/** What other rooms and the web layer see of it. */
@NullMarked
package org.regesta.query.evidence.api;

import org.jspecify.annotations.NullMarked;
