/** Closed-loop load over kept connections, with the clients' own CPU counted apart. */
@NullMarked
package org.regesta.bench.load;

import org.jspecify.annotations.NullMarked;
