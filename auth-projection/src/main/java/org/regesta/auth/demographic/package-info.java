/** Comparing what a partner says about a person with what the registry holds: pure, on normal forms alone. */
@NullMarked
package org.regesta.auth.demographic;

import org.jspecify.annotations.NullMarked;
