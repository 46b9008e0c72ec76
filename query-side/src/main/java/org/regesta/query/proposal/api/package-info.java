/** What other rooms and the web layer see of it. */
@NullMarked
package org.regesta.query.proposal.api;

import org.jspecify.annotations.NullMarked;
