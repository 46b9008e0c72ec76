package org.regesta.query.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.regesta.ports.Attribution;

/**
 * All that goes into a bundle, but the keys that vouch for it.
 *
 * @param books the registry first
 */
record Bundle(
        String id, Ask ask, Attribution by, Instant made, Found found, List<ProvenBook> books, Optional<Annex> annex) {}
