package org.regesta.saga.registration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.regesta.ports.Outbox;
import org.regesta.ports.Sender;

/** Messages sent, in memory. */
final class Letters implements Outbox {

    private final Map<String, Sender.Message> sent = new ConcurrentHashMap<>();

    void send(Sender.Message message) {
        sent.put("m" + sent.size(), message);
    }

    @Override
    public List<Entry> newest(int limit) {
        return sent.keySet().stream()
                .limit(limit)
                .map(id -> new Entry(id, Instant.EPOCH))
                .toList();
    }

    @Override
    public Optional<Sender.Message> read(String id) {
        return Optional.ofNullable(sent.get(id));
    }

    @Override
    public int forget(Set<String> keyRefs) {
        int before = sent.size();
        sent.values().removeIf(message -> keyRefs.contains(message.keyRef()));
        return before - sent.size();
    }
}
