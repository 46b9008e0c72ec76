/** Personal data that leaves for a person's eyes is first recorded in the access book. */
@NullMarked
package org.regesta.query.disclosure;

import org.jspecify.annotations.NullMarked;
