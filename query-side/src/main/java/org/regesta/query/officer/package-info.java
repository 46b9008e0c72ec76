/** Who is in office and in which roles. */
@NullMarked
package org.regesta.query.officer;

import org.jspecify.annotations.NullMarked;
