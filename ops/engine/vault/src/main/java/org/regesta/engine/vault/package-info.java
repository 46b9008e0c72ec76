/** Keys, seals, evidence and the outbox, each in files of its own. */
@NullMarked
package org.regesta.engine.vault;

import org.jspecify.annotations.NullMarked;
