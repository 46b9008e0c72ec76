/** Master data as it stands: identity schemas by version, centres, machines. */
@NullMarked
package org.regesta.query.masterdata;

import org.jspecify.annotations.NullMarked;
