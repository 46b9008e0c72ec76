/** What became of a person's data once they were forgotten, and who holds what was handed out before. */
@NullMarked
package org.regesta.query.erasure;

import org.jspecify.annotations.NullMarked;
