/** The transparency logs over HTTP: checkpoints, tiles, proofs, alarms. */
@NullMarked
package org.regesta.server.log;

import org.jspecify.annotations.NullMarked;
