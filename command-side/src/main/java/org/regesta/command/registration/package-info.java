/**
 * One registration's way from its announcement to a living identity: what may happen to it, and the door it comes in
 * by.
 */
@NullMarked
package org.regesta.command.registration;

import org.jspecify.annotations.NullMarked;
