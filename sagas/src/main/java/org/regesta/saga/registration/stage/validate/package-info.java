/**
 * VALIDATE: a packet is unpacked within bounds and held against everything it says of itself and everything the
 * registry knows. Every fault is named, not just the first; where one lies is told by the layout's own names, never
 * by the packet's words.
 */
@NullMarked
package org.regesta.saga.registration.stage.validate;

import org.jspecify.annotations.NullMarked;
