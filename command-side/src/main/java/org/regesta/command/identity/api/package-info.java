/** Commands of this feature, and what they may be refused for. */
@NullMarked
package org.regesta.command.identity.api;

import org.jspecify.annotations.NullMarked;
