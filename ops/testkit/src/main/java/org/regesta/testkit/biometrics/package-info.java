/** Writing biometric records as field equipment does: ISO/IEC 19794-4 images in CBEFF. */
@NullMarked
package org.regesta.testkit.biometrics;

import org.jspecify.annotations.NullMarked;
