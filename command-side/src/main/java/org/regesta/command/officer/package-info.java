/** Who works here, in what role, and how they prove who they are. */
@NullMarked
package org.regesta.command.officer;

import org.jspecify.annotations.NullMarked;
