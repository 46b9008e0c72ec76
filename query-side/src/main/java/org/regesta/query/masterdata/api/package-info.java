/** Questions about master data. */
@NullMarked
package org.regesta.query.masterdata.api;

import org.jspecify.annotations.NullMarked;
