package org.regesta.ports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The embedded default's sent messages, one sealed file each. */
public interface Outbox {

    /** Newest first. */
    List<Entry> newest(int limit);

    /** @return none when there is no such message or its person was erased */
    Optional<Sender.Message> read(String id);

    /**
     * Deletes every message sealed under one of these keys. Durable when it returns.
     *
     * @return how many there were
     */
    int forget(Set<String> keyRefs);

    /** @param id the file's name, without meaning */
    record Entry(String id, Instant sent) {}
}
