/**
 * A partner as it is outside: its own CA and certificate, requests encrypted and signed as MOSIP IDA's wire wants them.
 */
@NullMarked
package org.regesta.testkit.partner;

import org.jspecify.annotations.NullMarked;
