/** How views take in events that come at least once, shuffled between streams and sometimes not at all. */
@NullMarked
package org.regesta.query.delivery;

import org.jspecify.annotations.NullMarked;
