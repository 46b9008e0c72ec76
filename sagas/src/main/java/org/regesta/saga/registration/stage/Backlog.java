package org.regesta.saga.registration.stage;

import java.time.Instant;
import java.util.Optional;

/**
 * What waits for one thing.
 *
 * @param depth how many
 * @param oldest since when the longest waiting waits, none when nothing does
 */
public record Backlog(long depth, Optional<Instant> oldest) {}
