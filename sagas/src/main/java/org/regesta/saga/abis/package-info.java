/** Our own matcher, offered to other systems as an ABIS over MOSIP's messages. */
@NullMarked
package org.regesta.saga.abis;

import org.jspecify.annotations.NullMarked;
