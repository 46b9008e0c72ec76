/** ABIS over the wire: what is fetched by reference, and the queues. */
@NullMarked
package org.regesta.server.abis;

import org.jspecify.annotations.NullMarked;
