/** The life of an identity. */
@NullMarked
package org.regesta.command.identity;

import org.jspecify.annotations.NullMarked;
