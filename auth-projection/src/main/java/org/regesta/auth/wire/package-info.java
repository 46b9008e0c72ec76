/** MOSIP IDA's cryptography: what is encrypted with a session key, and what is signed beside the body. */
@NullMarked
package org.regesta.auth.wire;

import org.jspecify.annotations.NullMarked;
