/** The house's own keys, and their certificates for whoever needs them. */
@NullMarked
package org.regesta.command.key;

import org.jspecify.annotations.NullMarked;
