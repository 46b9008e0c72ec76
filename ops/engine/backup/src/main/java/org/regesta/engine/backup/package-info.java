/** Backups of a house, and the way back to any instant of them. */
@NullMarked
package org.regesta.engine.backup;

import org.jspecify.annotations.NullMarked;
