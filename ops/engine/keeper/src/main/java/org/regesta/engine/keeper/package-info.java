/**
 * The keeper's door. A process that does one room's work elsewhere holds no vault, no book and no outbox: it asks the
 * house, over gRPC with certificates on both sides, and is given what it was granted. {@link KeeperDoor} serves, {@link
 * KeeperLine} asks, and the rest makes the ports of one out of the other.
 */
@NullMarked
package org.regesta.engine.keeper;

import org.jspecify.annotations.NullMarked;
