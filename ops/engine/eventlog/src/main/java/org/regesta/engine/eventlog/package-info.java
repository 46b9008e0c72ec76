/**
 * The two books: an Axon storage engine over RocksDB, the decorator that holds every engine to the envelope, and the
 * ledger's ports over both.
 */
@NullMarked
package org.regesta.engine.eventlog;

import org.jspecify.annotations.NullMarked;
