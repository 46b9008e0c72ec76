/** The verbs of ./regesta. */
@NullMarked
package org.regesta.cli;

import org.jspecify.annotations.NullMarked;
