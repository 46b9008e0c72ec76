/** Brings events to the views: one processor per view and book, positions, replay. */
@NullMarked
package org.regesta.server.delivery;

import org.jspecify.annotations.NullMarked;
