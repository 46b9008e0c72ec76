/** The house's side of the keeper's door: who may come in, and what an authentication process is granted. */
@NullMarked
package org.regesta.server.keeper;

import org.jspecify.annotations.NullMarked;
