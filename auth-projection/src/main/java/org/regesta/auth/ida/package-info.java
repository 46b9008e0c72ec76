/** The door partners come to: MOSIP IDA's wire, from the request's bytes to the signed answer. */
@NullMarked
package org.regesta.auth.ida;

import org.jspecify.annotations.NullMarked;
