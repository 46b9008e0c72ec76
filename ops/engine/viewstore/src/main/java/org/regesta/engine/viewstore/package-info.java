/** {@link org.regesta.ports.ViewStore} on RocksDB and on MongoDB, and Axon's tokens and sagas over it. */
@NullMarked
package org.regesta.engine.viewstore;

import org.jspecify.annotations.NullMarked;
