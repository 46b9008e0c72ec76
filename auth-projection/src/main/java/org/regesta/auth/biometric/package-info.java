/** Fingers as devices send them, compared one to one with those the registry holds. The rules are pure. */
@NullMarked
package org.regesta.auth.biometric;

import org.jspecify.annotations.NullMarked;
