/** What a person was authenticated for, as MOSIP tells resident services. */
@NullMarked
package org.regesta.query.authhistory;

import org.jspecify.annotations.NullMarked;
