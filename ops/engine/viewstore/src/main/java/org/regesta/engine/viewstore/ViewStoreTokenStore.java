package org.regesta.engine.viewstore;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Uptime;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.regesta.ports.Vigil;

/**
 * How far each event processor has come, a document per segment. A segment belongs to one owner until it lets go or
 * its claim runs out; every change is one conditional write, so of two owners one wins. A claim runs out when it was
 * seen to stand unrenewed for long enough, whatever clocks say; in a store of one process alone, with that process.
 */
public final class ViewStoreTokenStore implements TokenStore {

    private static final String PROCESSOR = "processor";
    private static final String STORE_ID = "store-id";
    private static final int PAGE = 100;

    private final ViewStore.Collection tokens;
    private final Serializer serializer;
    private final Clock clock;
    private final Vigil vigil;
    private final boolean alone;
    private final Duration claimTimeout;
    private final String owner;

    /**
     * @param serializer of tokens; Jackson
     * @param clock for people who read since when a claim is held
     * @param claimTimeout after which a claim that was not renewed may be taken by another owner
     * @param owner names this process, unlike any other on the store
     */
    public ViewStoreTokenStore(
            ViewStore store, Serializer serializer, Clock clock, Uptime uptime, Duration claimTimeout, String owner) {
        this.tokens = store.collection("axon-tokens-1", Set.of(PROCESSOR));
        this.serializer = serializer;
        this.clock = clock;
        this.vigil = new Vigil(uptime);
        this.alone = store.exclusive();
        this.claimTimeout = claimTimeout;
        this.owner = owner;
    }

    @Override
    public void initializeTokenSegments(String processor, int segments) {
        initializeTokenSegments(processor, segments, null);
    }

    @Override
    public void initializeTokenSegments(String processor, int segments, @Nullable TrackingToken initial) {
        if (fetchSegments(processor).length > 0) {
            throw new UnableToClaimTokenException("segments of " + processor + " stand already");
        }
        for (int segment = 0; segment < segments; segment++) {
            if (!create(initial, processor, segment)) {
                throw new UnableToClaimTokenException("segments of " + processor + " were made by another just now");
            }
        }
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
        if (!create(token, processor, segment)) {
            throw new UnableToInitializeTokenException("segment " + segment + " of " + processor + " stands already");
        }
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    /**
     * Within a unit of work the token is written when all else of it was: Axon asks for it first, and a saga that is
     * written after a token that stands already is lost by a kill between the two.
     */
    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        if (CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get().phase().isBefore(UnitOfWork.Phase.COMMIT)) {
            mayClaim(processor, segment);
            CurrentUnitOfWork.get().onCommit(written -> write(token, processor, segment));
        } else {
            write(token, processor, segment);
        }
    }

    private void write(@Nullable TrackingToken token, String processor, int segment) {
        claim(processor, segment, entry -> entry.holding(serializer, token));
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        return claim(processor, segment, entry -> entry).token(serializer);
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, Segment segment) {
        int[] standing = fetchSegments(processor);
        boolean split = contains(standing, segment.splitSegmentId());
        boolean merged = segment.getSegmentId() != segment.mergeableSegmentId()
                && !contains(standing, segment.mergeableSegmentId());
        if (split || merged) {
            throw new UnableToClaimTokenException("segment " + segment + " of " + processor + " was split or merged");
        }
        return fetchToken(processor, segment.getSegmentId());
    }

    @Override
    public void extendClaim(String processor, int segment) {
        claim(processor, segment, entry -> entry);
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        Optional<Document> found = tokens.get(id(processor, segment));
        if (found.isPresent() && TokenEntry.read(found.get()).ownedBy(owner)) {
            Document free =
                    TokenEntry.read(found.get()).free().document(found.get().version() + 1);
            tokens.replace(free, found.get().version()); // another took it in between: then it is released already
        }
    }

    @Override
    public void deleteToken(String processor, int segment) {
        Optional<Document> found = tokens.get(id(processor, segment));
        if (found.isEmpty()
                || !TokenEntry.read(found.get()).ownedBy(owner)
                || !tokens.remove(id(processor, segment), found.get().version())) {
            throw new UnableToClaimTokenException(
                    "segment " + segment + " of " + processor + " is not " + owner + "'s");
        }
    }

    /** Forgets how far a processor came, whoever claims it: what it brought its events to is gone. */
    public void forget(String processor) {
        entries(processor).forEach(entry -> tokens.get(id(processor, entry.segment()))
                .ifPresent(token -> tokens.remove(token.id(), token.version())));
    }

    @Override
    public int[] fetchSegments(String processor) {
        return entries(processor).stream()
                .mapToInt(TokenEntry::segment)
                .sorted()
                .toArray();
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        List<Document> all = documents(processor);
        int[] segments = fetchSegments(processor);
        return all.stream()
                .filter(this::mayBeClaimed)
                .map(TokenEntry::read)
                .sorted(Comparator.comparingInt(TokenEntry::segment))
                .map(entry -> Segment.computeSegment(entry.segment(), segments))
                .toList();
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        Optional<Document> found = tokens.get(STORE_ID);
        if (found.isEmpty()) {
            String body = "\"" + UUID.randomUUID() + "\"";
            tokens.replace(new Document(STORE_ID, 0, body, Map.of()), ViewStore.ABSENT);
            found = tokens.get(STORE_ID);
        }
        return found.map(document -> document.body().replace("\"", ""));
    }

    private TokenEntry claim(String processor, int segment, Change change) {
        while (true) {
            Document found = mayClaim(processor, segment);
            TokenEntry mine = change.of(TokenEntry.read(found)).claimed(owner, clock.instant());
            if (tokens.replace(mine.document(found.version() + 1), found.version())) {
                return mine;
            }
        }
    }

    /** The segment as it stands, if it is this owner's to change. */
    private Document mayClaim(String processor, int segment) {
        Document found = tokens.get(id(processor, segment))
                .orElseThrow(() -> new UnableToClaimTokenException(
                        "segment " + segment + " of " + processor + " was not initialised"));
        if (!mayBeClaimed(found)) {
            throw new UnableToClaimTokenException("segment " + segment + " of " + processor + " is owned by "
                    + TokenEntry.read(found).owner());
        }
        return found;
    }

    private boolean mayBeClaimed(Document found) {
        TokenEntry entry = TokenEntry.read(found);
        return entry.ownedBy("")
                || entry.ownedBy(owner)
                || alone
                || vigil.stood(found.id(), found.version()).compareTo(claimTimeout) > 0;
    }

    private boolean create(@Nullable TrackingToken token, String processor, int segment) {
        TokenEntry entry = TokenEntry.fresh(processor, segment, clock.instant()).holding(serializer, token);
        return tokens.replace(entry.document(0), ViewStore.ABSENT);
    }

    private List<TokenEntry> entries(String processor) {
        return documents(processor).stream().map(TokenEntry::read).toList();
    }

    private List<Document> documents(String processor) {
        List<Document> all = new ArrayList<>();
        String cursor = null;
        do {
            ViewStore.Page page =
                    tokens.scan(PROCESSOR, processor, processor + "\0", cursor, PAGE, ViewStore.Order.ASCENDING);
            all.addAll(page.documents());
            cursor = page.cursor().orElse(null);
        } while (cursor != null);
        return all;
    }

    private static boolean contains(int[] segments, int segment) {
        return IntStream.of(segments).anyMatch(each -> each == segment);
    }

    static String id(String processor, int segment) {
        return processor + "/" + segment;
    }

    private interface Change {
        TokenEntry of(TokenEntry entry);
    }
}
