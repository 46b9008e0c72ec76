/** What partners may do. */
@NullMarked
package org.regesta.command.policy;

import org.jspecify.annotations.NullMarked;
