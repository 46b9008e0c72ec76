package org.regesta.engine.vault;

import java.util.Map;

/** A house that keeps the key it has. */
record OneHouseKey(HouseKey key) implements HouseKeyStore {

    @Override
    public Map<String, HouseKey> keys() {
        return Map.of(FIRST, key);
    }

    @Override
    public HouseKey make(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void keepOnly(String name) {
        throw new UnsupportedOperationException();
    }
}
