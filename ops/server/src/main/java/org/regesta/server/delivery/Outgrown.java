package org.regesta.server.delivery;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.regesta.engine.viewstore.RocksViewStore;
import org.regesta.events.Book;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What views of an earlier shape left behind. Nobody reads it, judges it or forgets in it, so it goes; its tokens go
 * first, or an earlier release would take an empty view for a full one.
 */
final class Outgrown {

    private static final Logger LOG = LoggerFactory.getLogger(Outgrown.class);

    private static final Pattern VIEW = Pattern.compile("([a-z-]+)-([0-9]+)");
    private static final Pattern COLLECTION = Pattern.compile("([a-z-]+)-([0-9]+)(-.*)?");

    private Outgrown() {}

    /** Drops it from a store that only this process can have open. */
    static void drop(RocksViewStore store, TokenStore tokens, List<String> views) {
        for (String left : left(store.names(), views)) {
            MatchResult parts = parts(COLLECTION, left);
            for (Book book : Book.values()) {
                forget(tokens, Views.processor(parts.group(1) + "-" + parts.group(2), book));
            }
            store.collection(left, store.declared(left).orElseThrow()).drop();
            LOG.info("{} was dropped: it belonged to a view of an earlier shape", left);
        }
    }

    /**
     * The collections of views that stand in a later version.
     *
     * @param views by name, with their version
     */
    static List<String> left(Set<String> collections, List<String> views) {
        return collections.stream()
                .filter(name -> views.stream().anyMatch(view -> isOfAnEarlier(name, view)))
                .sorted()
                .toList();
    }

    private static boolean isOfAnEarlier(String collection, String view) {
        Matcher name = COLLECTION.matcher(collection);
        MatchResult now = parts(VIEW, view);
        return name.matches()
                && name.group(1).equals(now.group(1))
                && Integer.parseInt(name.group(2)) < Integer.parseInt(now.group(2));
    }

    private static MatchResult parts(Pattern form, String name) {
        Matcher matcher = form.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(name + " has no version");
        }
        return matcher.toMatchResult();
    }

    private static void forget(TokenStore tokens, String processor) {
        for (int segment : tokens.fetchSegments(processor)) {
            tokens.fetchToken(processor, segment); // whoever deletes it has it
            tokens.deleteToken(processor, segment);
        }
    }
}
