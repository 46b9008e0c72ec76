/** What becomes due in the life of an identity. */
@NullMarked
package org.regesta.saga.identity;

import org.jspecify.annotations.NullMarked;
