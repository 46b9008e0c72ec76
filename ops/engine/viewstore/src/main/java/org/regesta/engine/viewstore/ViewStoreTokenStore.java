package org.regesta.engine.viewstore;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
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

    private static final String TOKENS = "axon-tokens-1";
    private static final String PROCESSOR = "processor";
    private static final String STORE_ID = "store-id";
    private static final int PAGE = 100;

    /** How long a token that passed over nothing may stay unwritten. */
    private static final Duration UNWRITTEN = Duration.ofSeconds(1);

    private final ViewStore.Collection tokens;
    private final Serializer serializer;
    private final Clock clock;
    private final Uptime uptime;
    private final Predicate<UnitOfWork<?>> wrote;
    private final Vigil vigil;
    private final boolean alone;
    private final Duration claimTimeout;
    private final String owner;
    /** What this owner wrote last, by segment: in a store of its own nobody else does, and it need not be read. */
    private final Map<String, Standing> mine = new ConcurrentHashMap<>();

    /**
     * @param serializer of tokens; Jackson
     * @param clock for people who read since when a claim is held
     * @param claimTimeout after which a claim that was not renewed may be taken by another owner
     * @param owner names this process, unlike any other on the store
     */
    public ViewStoreTokenStore(
            ViewStore store, Serializer serializer, Clock clock, Uptime uptime, Duration claimTimeout, String owner) {
        this(store, serializer, clock, uptime, claimTimeout, owner, any -> true);
    }

    /** @param wrote whether a unit of work wrote anything: where one did not, its token is not written at once */
    public ViewStoreTokenStore(
            ViewStore store,
            Serializer serializer,
            Clock clock,
            Uptime uptime,
            Duration claimTimeout,
            String owner,
            Predicate<UnitOfWork<?>> wrote) {
        this.wrote = wrote;
        this.tokens = store.collection(TOKENS, Set.of(PROCESSOR));
        this.serializer = serializer;
        this.clock = clock;
        this.uptime = uptime;
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
     * written after a token that stands already is lost by a kill between the two. Where nothing else was written, the
     * token may be written later: what it passed over would change nothing if it came again.
     */
    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        if (CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get().phase().isBefore(UnitOfWork.Phase.COMMIT)) {
            standing(processor, segment);
            CurrentUnitOfWork.get().onCommit(unit -> follow(unit, token, processor, segment));
        } else {
            write(token, processor, segment);
        }
    }

    private void follow(UnitOfWork<?> unit, @Nullable TrackingToken token, String processor, int segment) {
        Standing known = mine.get(id(processor, segment));
        if (known == null
                || wrote.test(unit)
                || uptime.passed().minus(known.written()).compareTo(UNWRITTEN) > 0) {
            write(token, processor, segment);
            return;
        }
        TokenEntry ahead = known.entry().holding(serializer, token);
        mine.put(id(processor, segment), new Standing(ahead, known.version(), known.written()));
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
        Standing known = mine.remove(id(processor, segment));
        Optional<Document> found = tokens.get(id(processor, segment));
        if (found.isPresent() && TokenEntry.read(found.get()).ownedBy(owner)) {
            long version = found.get().version();
            TokenEntry last =
                    known != null && known.version() == version ? known.entry() : TokenEntry.read(found.get());
            tokens.replace(last.free().document(version + 1), version); // unless another took it in between
        }
    }

    @Override
    public void deleteToken(String processor, int segment) {
        mine.remove(id(processor, segment));
        Optional<Document> found = tokens.get(id(processor, segment));
        if (found.isEmpty()
                || !TokenEntry.read(found.get()).ownedBy(owner)
                || !tokens.remove(id(processor, segment), found.get().version())) {
            throw new UnableToClaimTokenException(
                    "segment " + segment + " of " + processor + " is not " + owner + "'s");
        }
    }

    /** How far each processor came that has a token in the store, whoever claims it: its furthest segment. */
    public static Map<String, Long> positions(ViewStore store, Serializer serializer) {
        Map<String, Long> furthest = new TreeMap<>();
        ViewStore.Collection tokens = store.collection(TOKENS, Set.of(PROCESSOR));
        all(tokens, ViewStore.BY_ID, "", null).stream()
                .filter(found -> !found.id().equals(STORE_ID))
                .map(TokenEntry::read)
                .forEach(entry -> {
                    TrackingToken token = entry.token(serializer);
                    OptionalLong position = token == null ? OptionalLong.empty() : token.position();
                    position.ifPresent(at -> furthest.merge(entry.processor(), at, Math::max));
                });
        return furthest;
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
                .map(found -> Map.entry(found, TokenEntry.read(found)))
                .filter(each -> mayBeClaimed(each.getKey(), each.getValue()))
                .map(Map.Entry::getValue)
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
        Standing found = standing(processor, segment);
        while (true) {
            TokenEntry claimed = change.of(found.entry()).claimed(owner, clock.instant());
            Standing next = new Standing(claimed, found.version() + 1, uptime.passed());
            if (tokens.replace(claimed.document(next.version()), found.version())) {
                if (alone) {
                    mine.put(id(processor, segment), next);
                }
                return claimed;
            }
            found = mayClaim(processor, segment);
        }
    }

    private Standing standing(String processor, int segment) {
        Standing known = mine.get(id(processor, segment));
        return known == null ? mayClaim(processor, segment) : known;
    }

    /** The segment as it stands, if it is this owner's to change. */
    private Standing mayClaim(String processor, int segment) {
        mine.remove(id(processor, segment));
        Document found = tokens.get(id(processor, segment))
                .orElseThrow(() -> new UnableToClaimTokenException(
                        "segment " + segment + " of " + processor + " was not initialised"));
        TokenEntry entry = TokenEntry.read(found);
        if (!mayBeClaimed(found, entry)) {
            throw new UnableToClaimTokenException(
                    "segment " + segment + " of " + processor + " is owned by " + entry.owner());
        }
        return new Standing(entry, found.version(), uptime.passed());
    }

    private boolean mayBeClaimed(Document found, TokenEntry entry) {
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
        return all(tokens, PROCESSOR, processor, processor + "\0");
    }

    private static List<Document> all(ViewStore.Collection tokens, String index, String from, @Nullable String to) {
        List<Document> all = new ArrayList<>();
        String cursor = null;
        do {
            ViewStore.Page page = tokens.scan(index, from, to, cursor, PAGE, ViewStore.Order.ASCENDING);
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

    /**
     * @param entry as this owner has it, which may be ahead of what is stored
     * @param version that is stored
     * @param written when it was, by uptime
     */
    private record Standing(TokenEntry entry, long version, Duration written) {}

    private interface Change {
        TokenEntry of(TokenEntry entry);
    }
}
