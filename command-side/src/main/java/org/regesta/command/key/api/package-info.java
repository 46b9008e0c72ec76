/** Commands of this feature, and what they may be refused for. */
@NullMarked
package org.regesta.command.key.api;

import org.jspecify.annotations.NullMarked;
