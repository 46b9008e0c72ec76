/**
 * Authentication as a process of its own: it answers partners out of its own store, with the keys, books and outbox of
 * a house that it reaches through the keeper's door.
 */
@NullMarked
package org.regesta.server.process;

import org.jspecify.annotations.NullMarked;
