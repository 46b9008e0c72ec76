/** Which numbers may be handed to people. */
@NullMarked
package org.regesta.command.numbers;

import org.jspecify.annotations.NullMarked;
