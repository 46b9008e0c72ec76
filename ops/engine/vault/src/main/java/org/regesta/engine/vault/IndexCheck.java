package org.regesta.engine.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether the index of a stopped vault says what its log says. */
public final class IndexCheck {

    private static final List<String> KINDS = List.of(
            RingEntries.KEY,
            RingEntries.SECRET,
            RingEntries.NEWEST,
            RingEntries.GENERATION,
            RingEntries.SUBJECT_OF,
            RingEntries.LINKED_TO,
            RingEntries.TOMB,
            RingEntries.TO_WIPE);

    private IndexCheck() {}

    /**
     * Compares every entry, both ways.
     *
     * @param vault opened on a copy of the log, without this index
     * @param index a copy of it that nobody has open
     * @return what is the matter; nothing is with one that a crash left behind its log, which a start brings level, nor
     *     with one that does not say it is of this log, which a start throws away
     */
    public static Optional<String> compare(FileVault vault, Path index) throws IOException {
        try (KeyIndex theirs = RocksIndex.open(index)) {
            LogState state = vault.ring().state();
            Optional<LogState> said = RingEntries.read(theirs);
            if (said.isEmpty() || !said.get().isOf(state.log()) || said.get().covered() < state.covered()) {
                return Optional.empty();
            }
            if (!Arrays.equals(said.get().encode(), state.encode())) {
                return Optional.of("it says of another log that it is this one");
            }
            for (String kind : KINDS) {
                Optional<String> matter = compare(kind, vault.ring().entries(), theirs);
                if (matter.isPresent()) {
                    return matter;
                }
            }
            return Optional.empty();
        }
    }

    private static Optional<String> compare(String kind, RingEntries ours, KeyIndex theirs) throws IOException {
        long entry = 0;
        try (KeyIndex.Walk right = ours.walk(kind);
                KeyIndex.Walk said = theirs.walk(kind)) {
            while (right.hasNext() && said.hasNext()) {
                String name = right.next();
                boolean same = name.equals(said.next())
                        && Arrays.equals(
                                ours.get(kind + name).orElse(null),
                                theirs.get(kind + name).orElse(null));
                if (!same) {
                    return Optional.of("entry %d of kind %s is another one".formatted(entry, kind));
                }
                entry++;
            }
            return right.hasNext() || said.hasNext()
                    ? Optional.of("from entry %d of kind %s on there are more or fewer".formatted(entry, kind))
                    : Optional.empty();
        }
    }
}
