/** Scanning for viruses, by clamd. */
@NullMarked
package org.regesta.server.scan;

import org.jspecify.annotations.NullMarked;
