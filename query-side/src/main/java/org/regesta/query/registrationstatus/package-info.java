/** Where a registration stands, and why. */
@NullMarked
package org.regesta.query.registrationstatus;

import org.jspecify.annotations.NullMarked;
