/** Why residents are refused. */
@NullMarked
package org.regesta.command.resident.api;

import org.jspecify.annotations.NullMarked;
