/** {@code ./regesta bench}. */
@NullMarked
package org.regesta.cli.bench;

import org.jspecify.annotations.NullMarked;
