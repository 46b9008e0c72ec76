/** Reading biometric records, and comparing fingers. */
@NullMarked
package org.regesta.engine.biometrics;

import org.jspecify.annotations.NullMarked;
