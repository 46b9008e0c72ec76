/** The numbers of registrations. */
@NullMarked
package org.regesta.command.rid;

import org.jspecify.annotations.NullMarked;
