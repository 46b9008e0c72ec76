/** Wires the rooms to the machinery and runs them as one process. */
@NullMarked
package org.regesta.server;

import org.jspecify.annotations.NullMarked;
