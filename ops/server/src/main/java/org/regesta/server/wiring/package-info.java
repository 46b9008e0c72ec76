/** Which machine stands behind which port: the only place that knows. */
@NullMarked
package org.regesta.server.wiring;

import org.jspecify.annotations.NullMarked;
