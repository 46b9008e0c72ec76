/** Credentials that are asked for. */
@NullMarked
package org.regesta.query.credential;

import org.jspecify.annotations.NullMarked;
