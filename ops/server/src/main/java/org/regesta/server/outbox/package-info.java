/** Sent messages over HTTP, where the operator opened the outbox. */
@NullMarked
package org.regesta.server.outbox;

import org.jspecify.annotations.NullMarked;
