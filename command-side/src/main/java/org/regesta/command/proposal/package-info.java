/** Four eyes: what one officer proposes, another decides. */
@NullMarked
package org.regesta.command.proposal;

import org.jspecify.annotations.NullMarked;
