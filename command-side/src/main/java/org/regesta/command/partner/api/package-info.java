/** Commands of this feature, what they may be refused for, and how to look a partner up. */
@NullMarked
package org.regesta.command.partner.api;

import org.jspecify.annotations.NullMarked;
