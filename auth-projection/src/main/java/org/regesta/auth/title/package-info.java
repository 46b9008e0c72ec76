/** Titles that stand before names and are no part of them, as the registry's master data has them. */
@NullMarked
package org.regesta.auth.title;

import org.jspecify.annotations.NullMarked;
