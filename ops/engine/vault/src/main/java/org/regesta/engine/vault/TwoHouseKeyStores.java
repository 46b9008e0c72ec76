package org.regesta.engine.vault;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** A token, and the file that the house key is in until it is changed: a new key is made in the token. */
final class TwoHouseKeyStores implements HouseKeyStore {

    private final HouseKeyStore file;
    private final HouseKeyStore token;

    TwoHouseKeyStores(HouseKeyStore file, HouseKeyStore token) {
        this.file = file;
        this.token = token;
    }

    @Override
    public Map<String, HouseKey> keys() {
        Map<String, HouseKey> keys = new TreeMap<>(file.keys());
        keys.putAll(token.keys());
        return keys;
    }

    @Override
    public HouseKey make(String name) throws IOException {
        return token.make(name);
    }

    /** The token's first, so that a key in a file outlives a token that fails. */
    @Override
    public void keepOnly(String name) throws IOException {
        token.keepOnly(name);
        file.keepOnly(name);
    }

    /** Leaves the token alone: what is opened may be an old copy, and another key in the token the one in use. */
    @Override
    public void settleOn(String name) throws IOException {
        file.keepOnly(name);
    }

    @Override
    public void close() {
        token.close();
    }
}
