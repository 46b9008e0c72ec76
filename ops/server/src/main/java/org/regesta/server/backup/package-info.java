/** Backups of a running house, asked for by its operator, and restores. */
@NullMarked
package org.regesta.server.backup;

import org.jspecify.annotations.NullMarked;
