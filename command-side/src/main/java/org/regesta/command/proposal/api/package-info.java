/** Commands of this feature, and what they may be refused for. */
@NullMarked
package org.regesta.command.proposal.api;

import org.jspecify.annotations.NullMarked;
