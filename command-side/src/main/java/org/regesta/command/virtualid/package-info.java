/** Virtual ids: numbers a person can give away and revoke. */
@NullMarked
package org.regesta.command.virtualid;

import org.jspecify.annotations.NullMarked;
