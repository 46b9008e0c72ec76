package org.regesta.auth;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regesta.command.hotlist.api.Hotlist;
import org.regesta.command.name.api.Names;
import org.regesta.events.AgeGroup;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.partner.ApiKeyEvent;
import org.regesta.events.partner.MispLicenceEvent;
import org.regesta.events.partner.PartnerEvent;
import org.regesta.events.partner.TrustAnchorEvent;
import org.regesta.events.policy.PolicyEvent;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.ports.AccessBook;
import org.regesta.ports.Attribution;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Caller;
import org.regesta.ports.Commands;
import org.regesta.ports.Evidence;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Ledger;
import org.regesta.ports.Positions;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.SealedAs;
import org.regesta.ports.Secrets;
import org.regesta.ports.Sender;
import org.regesta.ports.Vault;
import org.regesta.ports.ViewStore;
import org.regesta.testkit.memory.InMemoryAccessBook;
import org.regesta.testkit.memory.InMemoryEvidence;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryVault;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.testkit.memory.RecordingSender;
import org.regesta.testkit.memory.TickingClock;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.Certified;
import org.regesta.wire.Digits;
import org.regesta.wire.Json;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** This room as the server wires it, over ports in memory and a real guard; a registry to fill it from. */
public final class World implements AutoCloseable {

    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final Instant LAST_YEAR = NOON.minus(Duration.ofDays(365));
    public static final Instant NEXT_YEAR = NOON.plus(Duration.ofDays(365));

    private static final Certified CA = Certified.ca("Bank", LAST_YEAR, NEXT_YEAR);
    private static final Map<String, Certified> KEYS = new ConcurrentHashMap<>();

    public final TickingClock clock = TickingClock.at(NOON);
    public final Vault vault;
    public final InMemoryLedger ledger = new InMemoryLedger(clock);
    public final InMemoryAccessBook book = new InMemoryAccessBook(ledger);
    public final Evidence evidence;
    public final TurningKeys keys = new TurningKeys();
    public final RecordingSender sender = new RecordingSender();
    public final AccessSide guards;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final InMemoryViewStore store = new InMemoryViewStore();
    private final List<Projection> projections;
    private long projected;

    public World() {
        this(new InMemoryVault());
    }

    public World(Vault vault) {
        this(vault, world -> new GuardStore(world.ledger, world.book));
    }

    /** @param access makes guards and access book over the world's registry */
    public World(Vault vault, Function<World, AccessSide> access) {
        this(vault, access, Looked.BIOMETRICS);
    }

    /** @param biometrics how samples are compared */
    public World(Vault vault, Function<World, AccessSide> access, Biometrics biometrics) {
        this.vault = vault;
        evidence = new InMemoryEvidence(vault instanceof InMemoryVault kept ? kept : new InMemoryVault());
        guards = access.apply(this);
        context.registerBean("authStore", ViewStore.class, () -> store);
        context.registerBean(Vault.class, () -> vault);
        context.registerBean(Evidence.class, () -> evidence);
        context.registerBean(Biometrics.class, () -> biometrics);
        context.registerBean(
                Caller.class,
                () -> reason -> new Attribution(
                        "resident-services", "RESIDENT", new Authority.Mandate("resident-services", 7), Map.of()));
        context.registerBean(Names.class, () -> new Names(guards.commands(), guards.ledger()));
        context.registerBean(Hotlist.class, () -> new Hotlist(ledger, vault));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Ledger.class, guards::ledger);
        context.registerBean(AccessBook.class, guards::book);
        context.registerBean(Commands.class, guards::commands);
        context.registerBean(Sender.class, () -> sender);
        context.registerBean(HouseKeys.class, () -> keys);
        context.registerBean(Positions.class, () -> new Progress());
        context.scan("org.regesta.auth");
        context.refresh();
        projections = factories().stream().map(it -> it.over(store)).toList();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public List<Projection.Factory> factories() {
        return new ArrayList<>(new TreeMap<>(context.getBeansOfType(Projection.Factory.class)).values());
    }

    /** The same key whenever a test asks: making one is slow. */
    public static Certified key(String name) {
        return KEYS.computeIfAbsent(name, made -> CA.certify(made, "Bank", LAST_YEAR, NEXT_YEAR));
    }

    public static HouseKeys.Pair pair(String application, String reference) {
        Certified key = key(application + "/" + reference);
        return new HouseKeys.Pair(application + "." + reference, key.key(), key.certificate());
    }

    public static Certified ca() {
        return CA;
    }

    /** Everything recorded in the registry is seen by authentication. */
    public void project() {
        for (Recorded event :
                ledger.all(Book.REGISTRY).subList((int) projected, (int) ledger.head(Book.REGISTRY) + 1)) {
            projections.forEach(projection -> projection.on(event));
            projected++;
        }
    }

    /** A bank under a policy, with a licence of its MISP, certificate, API key. */
    public AuthPartner bank(String policyJson) {
        return partner("bank", key("bank"), policyJson);
    }

    public AuthPartner partner(String partnerId, Certified identity, String policyJson) {
        anchor(CA);
        String licenceId = "licence-" + partnerId;
        ledger.append(
                "misp:misp-" + partnerId, new MispLicenceEvent.Granted("misp-" + partnerId, licenceId, NEXT_YEAR));
        register(partnerId);
        certify(partnerId, identity);
        policy("policy-" + partnerId, policyJson, NEXT_YEAR);
        String mapping = "mapping-" + partnerId;
        ledger.append(
                "apikey:" + mapping, new ApiKeyEvent.Requested(mapping, partnerId, "policy-" + partnerId, "test"));
        ledger.append("apikey:" + mapping, new ApiKeyEvent.Approved(mapping));
        ledger.append("apikey:" + mapping, new ApiKeyEvent.Generated(mapping, "key-" + partnerId, "one", NEXT_YEAR));
        project();
        return new AuthPartner(
                identity,
                key("IDA/PARTNER").certificate(),
                Secrets.mispLicence(vault, licenceId).reveal(),
                partnerId,
                Secrets.apiKey(vault, "key-" + partnerId).reveal(),
                clock);
    }

    public void register(String partnerId) {
        ledger.append(
                "partner:" + partnerId,
                new PartnerEvent.Registered(partnerId, "Auth_Partner", "Bank", "group", Map.of()));
    }

    public void certify(String partnerId, Certified identity) {
        ledger.append(
                "partner:" + partnerId,
                new PartnerEvent.CertificateUploaded(partnerId, identity.pem(), thumbprint(identity), NEXT_YEAR));
    }

    public void anchor(Certified ca) {
        if (ledger.stream(Book.REGISTRY, "trustanchor:" + thumbprint(ca)).isEmpty()) {
            ledger.append(
                    "trustanchor:" + thumbprint(ca),
                    new TrustAnchorEvent.Uploaded(thumbprint(ca), "AUTH", ca.pem(), NEXT_YEAR));
        }
    }

    /** A CA certificate of that domain. */
    public void anchor(String domain, Certified ca) {
        ledger.append(
                "trustanchor:" + domain + thumbprint(ca),
                new TrustAnchorEvent.Uploaded(thumbprint(ca), domain, ca.pem(), NEXT_YEAR));
        project();
    }

    public void policy(String policyId, String json, Instant until) {
        ledger.append(
                "policy:" + policyId, new PolicyEvent.Drafted(policyId, "group", policyId, policyId, "Auth", json));
        ledger.append("policy:" + policyId, new PolicyEvent.Published(policyId, until));
    }

    private static String thumbprint(Certified certified) {
        return HexFormat.of().formatHex(org.regesta.auth.wire.Signatures.thumbprint(certified.certificate()));
    }

    /** Someone whose identity was issued. */
    public Someone person(Random random, AgeGroup age, Map<String, String> fields) {
        return person(random, age, fields, Map.of());
    }

    /** @param fingers templates by CBEFF's name */
    public Someone person(Random random, AgeGroup age, Map<String, String> fields, Map<String, byte[]> fingers) {
        String subject = HexFormat.of().formatHex(bytes(random));
        String registration = "1000110001000" + Math.abs(random.nextInt());
        Map<String, byte[]> values = new TreeMap<>();
        fields.forEach((field, json) -> values.put(field, json.getBytes(StandardCharsets.UTF_8)));
        Map<String, String> texts = new TreeMap<>();
        fingers.forEach(
                (finger, template) -> texts.put(finger, Base64.getEncoder().encodeToString(template)));
        Optional<EvidenceRef> templates = texts.isEmpty()
                ? Optional.empty()
                : Optional.of(evidence.put(
                        KeyRefs.registration(registration),
                        "templates",
                        Json.write(texts).getBytes(StandardCharsets.UTF_8)));
        Map<String, Sealed> attributes = vault.sealAll(KeyRefs.registration(registration), values);
        vault.link(KeyRefs.registration(registration), KeyRefs.subject(subject));
        String uin = Digits.withCheck("2" + digits(random, 8));
        String vid = Digits.withCheck("3" + digits(random, 14));
        ledger.append(
                "identity:" + subject,
                new IdentityEvent.Issued(
                        subject,
                        registration,
                        "0.1",
                        attributes,
                        List.of(),
                        Optional.empty(),
                        templates,
                        age,
                        seal(subject, SealedAs.UIN, uin),
                        "claim"),
                InMemoryLedger.about(subject));
        vid(subject, vid, Optional.empty());
        project();
        return new Someone(subject, uin, vid);
    }

    public void vid(String subject, String vid, Optional<Instant> expires) {
        vid(subject, vid, "Perpetual", expires);
    }

    public void vid(String subject, String vid, String policy, Optional<Instant> expires) {
        String id = "vid-" + Math.abs(vid.hashCode());
        ledger.append(
                "virtualid:" + id,
                new VirtualIdEvent.Issued(
                        id, subject, policy, seal(subject, SealedAs.VID, vid), "claim-" + id, expires),
                InMemoryLedger.about(subject));
        project();
    }

    /** They are known by a handle from now on, under this claim. */
    public String handle(String subject, String handle, String field) {
        String claim = "claim-" + Integer.toHexString(handle.hashCode());
        ledger.append(
                "identity:" + subject,
                new IdentityEvent.HandleTaken(subject, field, seal(subject, SealedAs.HANDLE, handle), claim),
                InMemoryLedger.about(subject));
        project();
        return claim;
    }

    /** Their key has a further generation from now on. */
    public void newKey(String subject, String proposalId) {
        var renewed =
                new IdentityEvent.KeyRenewed(subject, vault.renew(KeyRefs.subject(subject), proposalId), proposalId);
        ledger.append("identity:" + subject, renewed, InMemoryLedger.about(subject));
        project();
    }

    public record Someone(String subject, String uin, String vid) {}

    /** Amina: names in three scripts, a phone, an e-mail address. */
    public Someone amina() {
        return amina(Map.of());
    }

    public Someone amina(Map<String, byte[]> fingers) {
        return person(
                new SecureRandom(),
                AgeGroup.ADULT,
                Map.of(
                        "fullName",
                                "[{\"language\":\"eng\",\"value\":\"Amina Saïd\"},"
                                        + "{\"language\":\"ara\",\"value\":\"أمينة سعيد\"},"
                                        + "{\"language\":\"hin\",\"value\":\"अमीना सईद\"}]",
                        "dateOfBirth", "\"1990/07/08\"",
                        "gender", "[{\"language\":\"eng\",\"value\":\"FLE\"}]",
                        "phone", "\"9876543210\"",
                        "email", "\"amina.said@example.org\"",
                        "addressLine1", "[{\"language\":\"eng\",\"value\":\"12, Lake Road\"}]",
                        "postalCode", "\"14022\""),
                fingers);
    }

    /** Builds every view anew from what stands in the registry, delivered as given. */
    public Map<String, String> hashesAfter(List<Recorded> delivered) {
        InMemoryViewStore fresh = new InMemoryViewStore();
        for (Projection.Factory factory : factories()) {
            Projection projection = factory.over(fresh);
            delivered.forEach(projection::on);
        }
        return Stored.hashes(fresh);
    }

    public Map<String, String> hashes() {
        return Stored.hashes(store);
    }

    public String everythingStored() {
        StringBuilder all = new StringBuilder();
        for (String name : store.names()) {
            Stored.opened(store, name)
                    .scan(ViewStore.BY_ID, "", null, null, 10_000, ViewStore.Order.ASCENDING)
                    .documents()
                    .forEach(document -> all.append(document).append('\n'));
        }
        return all.toString();
    }

    private Sealed seal(String subject, String attribute, String number) {
        return vault.seal(KeyRefs.subject(subject), attribute, number.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String digits(Random random, int count) {
        return Stream.generate(() -> "" + random.nextInt(10)).limit(count).collect(Collectors.joining());
    }

    private final class Progress implements Positions {
        @Override
        public long applied(String view, Book of) {
            return projected - 1;
        }

        @Override
        public boolean await(String view, Book of, long position, Duration atMost) {
            return position < projected;
        }
    }

    @Override
    public void close() {
        context.close();
        guards.close();
    }
}
