/** Partners, the certificates they act with, the policies they act under, and their keys. */
@NullMarked
package org.regesta.command.partner;

import org.jspecify.annotations.NullMarked;
