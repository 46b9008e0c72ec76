package org.regesta.engine.vault;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A house key that remembers what its wrappings look like, so that a test can look for them. */
final class RecordingHouseKey implements HouseKey {

    private final HouseKey real = new AesHouseKey(Crypto.random(Crypto.KEY_BYTES));
    private final Map<String, List<byte[]>> wrappings = new ConcurrentHashMap<>();

    @Override
    public byte[] wrap(String name, byte[] key) {
        byte[] wrapped = real.wrap(name, key);
        wrappings.computeIfAbsent(name, unseen -> new CopyOnWriteArrayList<>()).add(wrapped);
        return wrapped;
    }

    @Override
    public byte[] unwrap(String name, byte[] wrapped) {
        return real.unwrap(name, wrapped);
    }

    List<String> names() {
        return List.copyOf(wrappings.keySet());
    }

    List<byte[]> wrappings(String name) {
        return wrappings.getOrDefault(name, List.of());
    }
}
