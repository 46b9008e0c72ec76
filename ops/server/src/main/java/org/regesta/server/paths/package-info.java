/** What paths and patterns have in common. */
@NullMarked
package org.regesta.server.paths;

import org.jspecify.annotations.NullMarked;
