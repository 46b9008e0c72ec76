/** Commands of this feature, what they may be refused for, and the office as it stands. */
@NullMarked
package org.regesta.command.officer.api;

import org.jspecify.annotations.NullMarked;
