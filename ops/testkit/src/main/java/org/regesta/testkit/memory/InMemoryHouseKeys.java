package org.regesta.testkit.memory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.regesta.ports.HouseKeys;
import org.regesta.testkit.partner.Certified;

/** Key pairs of a house in memory, each made at first use; those that were replaced count for ever. */
public final class InMemoryHouseKeys implements HouseKeys {

    private final Map<String, List<Pair>> pairs = new ConcurrentHashMap<>();

    @Override
    public Pair pair(String applicationId, String referenceId) {
        return all(applicationId, referenceId).getFirst();
    }

    @Override
    public List<Pair> all(String applicationId, String referenceId) {
        return pairs.computeIfAbsent(applicationId + "/" + referenceId, name -> List.of(make(name)));
    }

    @Override
    public Pair rotate(String applicationId, String referenceId) {
        all(applicationId, referenceId);
        return pairs.compute(applicationId + "/" + referenceId, (name, before) -> Stream.concat(
                                Stream.of(make(name)), before.stream())
                        .toList())
                .getFirst();
    }

    private static Pair make(String name) {
        Certified made = Certified.ca(
                name.replace('/', '-'), Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2036-01-01T00:00:00Z"));
        return new Pair(name, made.key(), made.certificate());
    }
}
