package org.regesta.server.delivery;

import org.regesta.engine.viewstore.ViewStoreTokenStore;
import org.regesta.ports.ViewStore;

/**
 * Where views of one kind are kept, with the tokens of what brings events to them.
 *
 * @param name as {@link org.regesta.ports.Projection.Factory#database()} names it
 * @param raw the store as it was opened, for what works on the store itself
 */
public record Database(String name, ViewStore raw, SwitchingViewStore store, ViewStoreTokenStore tokens) {}
