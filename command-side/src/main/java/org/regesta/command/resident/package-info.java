/** What residents do with their own identity, by an OTP sent to them: MOSIP's resident services. */
@NullMarked
package org.regesta.command.resident;

import org.jspecify.annotations.NullMarked;
