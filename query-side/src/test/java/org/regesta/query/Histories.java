package org.regesta.query;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.regesta.events.AgeGroup;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Meta;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.events.authentication.AnswerKind;
import org.regesta.events.authentication.AuthGuardEvent;
import org.regesta.events.authentication.AuthenticationEvent;
import org.regesta.events.disclosure.DisclosureEvent;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.identity.IdentityEvent.Erased;
import org.regesta.events.identity.UniquenessAfterErasure;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.events.masterdata.IdentitySchemaEvent;
import org.regesta.events.masterdata.MachineEvent;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.officer.Role;
import org.regesta.events.proposal.LegalGround;
import org.regesta.events.proposal.ProposalEvent;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.Stage;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.events.uin.UinClaimEvent;
import org.regesta.events.virtualid.VidClaimEvent;
import org.regesta.events.virtualid.VidEnd;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Recorded;
import org.regesta.ports.SealedAs;
import org.regesta.ports.Vault;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryVault;
import org.regesta.testkit.memory.TickingClock;

/** Lives of several people, interleaved, in both books; and ways to deliver them badly. */
public final class Histories {

    public static final Attribution AMARA = new Attribution(
            "amara",
            "REGISTRATION_OFFICER",
            new Authority.Mandate("amara", 3),
            Map.of(Meta.REASON, "enrolment", Meta.CENTRE, "10001", Meta.MACHINE, "20001", Meta.CORRELATION, "c-1"));

    public final TickingClock clock = TickingClock.at("2026-11-21T08:00:00Z");
    public final InMemoryLedger ledger;
    public final InMemoryVault vault;

    public Histories() {
        ledger = new InMemoryLedger(clock);
        vault = new InMemoryVault();
    }

    /** As they stand in a ledger already. */
    Histories(InMemoryLedger ledger, InMemoryVault vault) {
        this.ledger = ledger;
        this.vault = vault;
    }

    /** A RID of a person by number. */
    public static String rid(int person) {
        return "10001200010000%d20261121080000".formatted(person);
    }

    public static String subject(int person) {
        return "%032x".formatted(0xabc0 + person);
    }

    public static String uin(int person) {
        return "5%09d".formatted(person);
    }

    public static String vid(int person) {
        return "7%015d".formatted(person);
    }

    public static String name(int person) {
        return "Amîna İşık أمينة " + person;
    }

    /** People with random lives, their steps interleaved. */
    public static Histories random(long seed, int people) {
        Random random = new Random(seed);
        Histories histories = new Histories();
        List<Deque<Runnable>> lives = new ArrayList<>();
        lives.add(histories.office());
        for (int person = 0; person < people; person++) {
            lives.add(histories.life(person, random));
        }
        while (!lives.isEmpty()) {
            Deque<Runnable> life = lives.get(random.nextInt(lives.size()));
            histories.clock.advance(Duration.ofMillis(random.nextInt(3)));
            life.removeFirst().run();
            lives.removeIf(Deque::isEmpty);
        }
        return histories;
    }

    private Deque<Runnable> office() {
        Deque<Runnable> steps = new ArrayDeque<>();
        steps.add(() -> append(
                "centre:10001", new CentreEvent.Opened("10001", Map.of("eng", "North", "fra", "Été"), Map.of())));
        steps.add(() ->
                append("machine:20001", new MachineEvent.Registered("20001", "desk", "10001", "key", "", Map.of())));
        steps.add(() -> append(
                "officer:amara",
                new OfficerEvent.Appointed("amara", Set.of(Role.REGISTRATION_OFFICER), Optional.empty(), Map.of())));
        steps.add(() -> append("officer:amara", new OfficerEvent.SignedIn("amara", 7)));
        steps.add(() -> append("officer:amara", new OfficerEvent.RolesChanged("amara", Set.of(Role.AUDITOR))));
        steps.add(() -> append("officer:amara", new OfficerEvent.Disabled("amara")));
        steps.add(() -> append("idschema:s1", new IdentitySchemaEvent.Drafted("s1", "id", "first", "{}")));
        steps.add(() -> append("idschema:s1", new IdentitySchemaEvent.Published("s1", "0.1", clock.instant())));
        steps.add(() -> append("idschema:s2", new IdentitySchemaEvent.Drafted("s2", "id", "second", "{}")));
        steps.add(() -> append("idschema:s2", new IdentitySchemaEvent.Published("s2", "0.2", clock.instant())));
        return steps;
    }

    private Deque<Runnable> life(int person, Random random) {
        Deque<Runnable> steps = new ArrayDeque<>(enrolment(person, random.nextInt(4) == 0, random.nextBoolean()));
        switch (random.nextInt(6)) {
            case 0 -> steps.addAll(invalid(person));
            case 1 -> steps.addAll(adjudicated(person, AdjudicationDecision.DUPLICATE));
            case 2 -> {
                steps.addAll(adjudicated(person, AdjudicationDecision.DIFFERENT_PEOPLE));
                steps.addAll(issue(person));
                steps.addAll(uses(person, random));
                steps.addAll(erased(person));
            }
            default -> {
                steps.addAll(compared(person));
                steps.addAll(issue(person));
                steps.addAll(uses(person, random));
            }
        }
        return steps;
    }

    /** Announced, perhaps turned away once, received, and validation asked. */
    public List<Runnable> enrolment(int person, boolean syncedTwice, boolean turnedAway) {
        String rid = rid(person);
        List<Runnable> steps = new ArrayList<>();
        RegistrationEvent.Synced synced = new RegistrationEvent.Synced(
                rid, Process.NEW, rid + "-p", "hash", 10, SupervisorStatus.APPROVED, "eng", contacts(person));
        steps.add(() -> register(person, synced));
        if (syncedTwice) {
            steps.add(() -> register(person, synced));
        }
        if (turnedAway) {
            steps.add(() ->
                    register(person, new RegistrationEvent.UploadRefused(rid, new Fault(FaultCode.PACKET_HASH, ""))));
        }
        steps.add(() -> register(
                person,
                new RegistrationEvent.PacketReceived(
                        rid, blob(rid, "packet"), "hash", "10001", "20001", Instant.parse("2026-11-20T10:00:00Z"))));
        steps.add(() -> register(person, new RegistrationEvent.StageAsked(rid, Stage.VALIDATE, 1)));
        return steps;
    }

    public List<Runnable> invalid(int person) {
        String rid = rid(person);
        List<Fault> faults = List.of(new Fault(FaultCode.DATA_HASH, ""), new Fault(FaultCode.SCHEMA, "email"));
        return List.of(
                () -> register(person, new RegistrationEvent.FoundInvalid(rid, 1, faults)),
                () -> register(
                        person, new RegistrationEvent.Rejected(rid, RejectionGround.INVALID_PACKET, Optional.empty())));
    }

    /** Valid, classified, enrolled, compared with a match that a human decided. */
    public List<Runnable> adjudicated(int person, AdjudicationDecision decision) {
        String rid = rid(person);
        List<Runnable> steps = new ArrayList<>(compared(person));
        RegistrationEvent.Candidate other = candidate(person);
        steps.add(() -> register(
                person,
                new RegistrationEvent.AdjudicationAsked(rid, AdjudicationReason.FINGERS_MATCH, List.of(other))));
        steps.add(() -> register(
                person,
                new RegistrationEvent.CaseClaimed(
                        rid, "ade", clock.instant(), clock.instant().plusSeconds(3600))));
        steps.add(() -> show(
                Set.of("registration:" + rid, "registration:" + other.registrationId()), Purpose.ADJUDICATE, "ade"));
        boolean duplicate = decision == AdjudicationDecision.DUPLICATE;
        Optional<String> of = duplicate ? Optional.of(other.registrationId()) : Optional.empty();
        steps.add(() -> register(person, new RegistrationEvent.Adjudicated(rid, decision, of)));
        if (duplicate) {
            steps.add(() -> register(person, new RegistrationEvent.Rejected(rid, RejectionGround.DUPLICATE, of)));
        }
        return steps;
    }

    public static RegistrationEvent.Candidate candidate(int person) {
        return new RegistrationEvent.Candidate(rid(person == 0 ? 1 : 0), 120, Map.of("fingers", 120));
    }

    public List<Runnable> compared(int person) {
        String rid = rid(person);
        return List.of(
                () -> register(
                        person,
                        new RegistrationEvent.Validated(
                                rid,
                                1,
                                "0.1",
                                attributes(person),
                                Map.of(),
                                List.of(),
                                Optional.empty(),
                                List.of("amara"))),
                () -> register(
                        person,
                        new RegistrationEvent.Classified(rid, 1, AgeGroup.ADULT, false, Set.of("LEFT"), Set.of())),
                () -> register(
                        person,
                        new RegistrationEvent.EnrolledInGallery(rid, 1, Optional.empty(), Set.of("LEFT"), "m1")),
                () -> register(
                        person, new RegistrationEvent.DemographicsCompared(rid, 1, List.of(), List.of(), 0, 1, "m1")),
                () -> register(
                        person, new RegistrationEvent.BiometricsCompared(rid, 1, List.of(), List.of(), 0, 1, "m1")));
    }

    public List<Runnable> issue(int person) {
        String rid = rid(person);
        String subject = subject(person);
        String claim = "u" + person;
        Sealed uin = seal(KeyRefs.subject(subject), SealedAs.UIN, uin(person));
        Sealed vid = seal(KeyRefs.subject(subject), SealedAs.VID, vid(person));
        return List.of(
                () -> register(person, new RegistrationEvent.Approved(rid)),
                () -> append(
                        "uinclaim:" + claim,
                        new UinClaimEvent.Reserved(claim, rid, clock.instant().plusSeconds(60))),
                () -> register(person, new RegistrationEvent.SubjectLinked(rid, subject)),
                () -> append(
                        "identity:" + subject,
                        new IdentityEvent.Issued(
                                subject,
                                rid,
                                "0.1",
                                attributes(person),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                AgeGroup.ADULT,
                                uin,
                                claim)),
                () -> append("uinclaim:" + claim, new UinClaimEvent.Bound(claim, subject)),
                () -> append("vidclaim:v" + person, new VidClaimEvent.Bound("v" + person, "vid" + person, subject)),
                () -> append(
                        "virtualid:vid" + person,
                        new VirtualIdEvent.Issued(
                                "vid" + person, subject, "Perpetual", vid, "v" + person, Optional.empty())),
                () -> register(person, new RegistrationEvent.Finished(rid, subject)));
    }

    /** Forgotten by two officers. Their keys still stand: {@link #shred} destroys them. */
    public List<Runnable> erased(int person) {
        String subject = subject(person);
        String proposal = "proposal:p" + person;
        Erased erased = new Erased(subject, Set.of(rid(person)), "p" + person, UniquenessAfterErasure.KEEP_UIN_RETIRED);
        return List.of(
                () -> append(
                        proposal,
                        new ProposalEvent.Proposed(
                                "p" + person,
                                ProposalKind.ERASE_PERSON,
                                subject,
                                LegalGround.OBJECTION,
                                "amara",
                                clock.instant().plusSeconds(60))),
                () -> append(proposal, new ProposalEvent.Approved("p" + person, "ade")),
                () -> append("identity:" + subject, erased),
                () -> append("uinclaim:u" + person, new UinClaimEvent.Retired("u" + person)),
                () -> append(
                        "virtualid:vid" + person, new VirtualIdEvent.Ended("vid" + person, subject, VidEnd.REVOKED)),
                () -> append(proposal, new ProposalEvent.Executed("p" + person)));
    }

    /** Destroys the keys of everyone who was forgotten. */
    public void shred() {
        for (Recorded event : all()) {
            if (event.payload() instanceof Erased erased) {
                vault.shred(KeyRefs.subject(erased.subject()));
                erased.registrations().forEach(rid -> vault.shred(KeyRefs.registration(rid)));
            }
        }
    }

    private List<Runnable> uses(int person, Random random) {
        String subject = subject(person);
        List<Runnable> steps = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String digest = "d%d-%d".formatted(person, i);
            boolean yes = random.nextBoolean();
            steps.add(() -> append(
                    "authguard:" + subject,
                    new AuthGuardEvent.OtpAsked(subject, digest, "tx", "bank", clock.instant())));
            steps.add(() -> append("authguard:" + subject, new AuthGuardEvent.OtpMatched(subject, digest)));
            steps.add(() -> answered(person, digest, yes));
            steps.add(() -> show(Set.of(subject), Purpose.OFFICER_VIEW, "amara"));
        }
        return steps;
    }

    public void answered(int person, String digest, boolean yes) {
        append(
                "authentication:" + digest,
                new AuthenticationEvent.Answered(
                        digest,
                        AnswerKind.AUTHENTICATION,
                        Optional.of(subject(person)),
                        "tx",
                        "bank",
                        "policy",
                        Set.of("OTP"),
                        yes,
                        List.of(),
                        "signature"));
    }

    public void show(Set<String> subjects, Purpose purpose, String to) {
        String id = "show" + ledger.head(Book.ACCESS);
        append("disclosure:" + id, new DisclosureEvent.Disclosed(id, subjects, purpose, to, Set.of("fullName")));
    }

    /** The applicant's attributes, sealed under the registration's key; the same seals at every call. */
    public Map<String, Sealed> attributes(int person) {
        return attributes.computeIfAbsent(person, unseen -> {
            String key = KeyRefs.registration(rid(person));
            Map<String, Sealed> seals = new TreeMap<>();
            String fullName = "[{\"language\":\"eng\",\"value\":\"" + name(person) + "\"}]";
            seals.put("fullName", seal(key, "fullName", fullName));
            seals.put("phone", seal(key, "phone", "\"0901000" + person + "\""));
            return seals;
        });
    }

    /** What the field said of the applicant when it announced the packet, sealed under the registration's key. */
    private Map<String, Sealed> contacts(int person) {
        String key = KeyRefs.registration(rid(person));
        return Map.of("name", seal(key, "name", name(person)), "phone", seal(key, "phone", "0901000" + person));
    }

    private final Map<Integer, Map<String, Sealed>> attributes = new HashMap<>();

    private Sealed seal(String key, String attribute, String value) {
        return vault.seal(key, attribute, value.getBytes(StandardCharsets.UTF_8));
    }

    private static EvidenceRef blob(String rid, String kind) {
        return new EvidenceRef("0".repeat(64), KeyRefs.registration(rid), kind, 10);
    }

    public Recorded register(int person, RegistrationEvent event) {
        return append("registration:" + rid(person), event);
    }

    public Recorded append(String stream, Object event) {
        return ledger.append(stream, event, AMARA);
    }

    /** Everything of both books, each book in its order. */
    public List<Recorded> all() {
        List<Recorded> all = new ArrayList<>(ledger.all(Book.REGISTRY));
        all.addAll(ledger.all(Book.ACCESS));
        return all;
    }

    public Vault vault() {
        return vault;
    }
}
