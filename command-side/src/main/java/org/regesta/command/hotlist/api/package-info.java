/** Commands of this feature, and how to look an entry up. */
@NullMarked
package org.regesta.command.hotlist.api;

import org.jspecify.annotations.NullMarked;
