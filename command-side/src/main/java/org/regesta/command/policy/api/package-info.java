/** Commands of this feature, what they may be refused for, and how to look a policy up. */
@NullMarked
package org.regesta.command.policy.api;

import org.jspecify.annotations.NullMarked;
