/** e-KYC: what a partner's policy lets a person give away, opened for that and nothing else. */
@NullMarked
package org.regesta.auth.kyc;

import org.jspecify.annotations.NullMarked;
