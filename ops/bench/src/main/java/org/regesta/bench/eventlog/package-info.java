/** The event log beside Axon's JDBC engine on PostgreSQL, on this machine, in one run. */
@NullMarked
package org.regesta.bench.eventlog;

import org.jspecify.annotations.NullMarked;
