package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.cli.verb.Failed;
import org.regesta.engine.notary.Alarm;
import org.regesta.engine.notary.BookNotary;
import org.regesta.engine.notary.Notary;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.uin.UinClaimEvent;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Ledger;
import org.regesta.ports.Outbox;
import org.regesta.ports.Vault;
import org.regesta.server.delivery.GoneValues;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.Person;
import org.rocksdb.RocksDBException;
import tools.jackson.databind.JsonNode;

/** Two officers decide that Amina is forgotten, and Bao is not; then of fifty, twenty are (P3). */
class ForgettingTest {

    private House house;
    private Api officer;
    private Api puppet;
    private Office deputy;
    private Api colleague;
    private Answers answers;
    private Api auditor;
    private Canaries aminas;
    private Canaries baos;
    private Person bao;
    private Bank.Counters counters;
    private Person amina;
    private Packet aminasPacket;
    private Packet baosPacket;

    @Test
    void whom_two_officers_decide_to_forget_nothing_in_the_house_remembers(@TempDir Path folder)
            throws IOException, InterruptedException, RocksDBException {
        Path data = folder.resolve("data");
        long seed = Long.getLong("seed", new SplittableRandom().nextLong());
        System.out.println("people of seed " + seed);
        TwentyOfFifty twenty;
        try (House opened = new House(data)) {
            house = opened;
            setUp(seed);
            String subject = answers.subject(aminasPacket.rid());
            String baosSubject = answers.subject(baosPacket.rid());
            new OnePerson(house, officer, colleague, answers, counters).come(subject, baosSubject, name(bao));
            JsonNode card = answers.card(subject);
            JsonNode baosCard = answers.card(baosSubject);
            String uin = card.path("uin").asString();
            String vid = card.path("vids").path(0).path("vid").asString();
            assertThat(asks(counters.bank().byDemographics("UIN", uin, "2000000001", name(amina))))
                    .isEmpty();
            counters.client().send(counters.bank().otp("UIN", uin, "2000000002", "PHONE", "EMAIL"));
            assertThat(blobsOf(data)).hasSizeGreaterThan(4);
            assertThat(messagesOf(subject)).isPositive();
            assertThat(gone()).isZero();
            aminas.remember(uin);
            Fifty.Resident first = new Fifty.Resident(amina, subject, aminas);
            Fifty.Resident last = new Fifty.Resident(bao, baosSubject, baos);
            twenty = new TwentyOfFifty(folder, data, answers, new Fifty(house, answers, seed).between(first, last));
            House.await(
                    () -> happened(IdentityEvent.Enrolled.class) >= Fifty.PEOPLE - 2); // else more is recorded later
            twenty.keep(auditor);
            List<Envelope> before = registry();

            String proposal = propose(subject);
            nobodyApprovesTheirOwn(proposal);
            assertThat(answers.card(subject).path("uin").asString()).isEqualTo(uin);
            colleague.send("POST", "/v1/proposals/" + proposal + "/approval", Map.of());
            House.await(() -> standing(proposal).equals("EXECUTED"));

            sheIsAnsweredAsErased(subject, uin, vid);
            assertThat(asks(counters.bank().byDemographics("UIN", uin, "2000000003", name(amina))))
                    .containsExactly("IDA-MLC-018");
            assertThat(asks(counters.bank().byDemographics("VID", vid, "2000000004", name(amina))))
                    .containsExactly("IDA-MLC-018");
            whoHoldsWhatIsTold(subject);
            nothingOfHersIsLeft(subject, before);

            assertThat(answers.card(baosSubject)).isEqualTo(baosCard);
            againIsNothingNew(proposal, subject);

            twenty.forget(officer, colleague, first);
            theHouseKeyChangesWhenTwoDecideSo();
            anAlarmStandsUntilTwoClearItAndALaterOneStays();
            assertThat(answers.card(baosSubject)).isEqualTo(baosCard);
            new NewKeys(house, deputy.administrator(), officer).come(baosSubject, baosCard, answers);
        }
        twenty.nothingIsLeft();
    }

    private void sheIsAnsweredAsErased(String subject, String uin, String vid) {
        assertProblem(() -> answers.card(subject), "identity-erased", "410");
        assertProblem(() -> answers.history(subject), "identity-erased", "410");
        assertProblem(() -> officer.get("/v1/identities/" + subject + "/card?asOf=registry:0"), "identity-erased");
        assertProblem(() -> lookUp("UIN", uin), "identity-unknown");
        assertProblem(() -> lookUp("VID", vid), "identity-unknown");
        assertThat(lookUp("RID", aminasPacket.rid())).isEqualTo(subject);
    }

    private void nothingOfHersIsLeft(String subject, List<Envelope> before) {
        noKeyIsLeft(subject);
        assertThat(messagesOf(subject)).isZero();
        assertThat(gone()).as("values that nobody can open any more").isPositive();
        assertThat(blobsOf(house.options.data()))
                .noneMatch(blob -> named(subject, aminasPacket.rid()).contains(blob));
        assertThat(registry().subList(0, before.size())).isEqualTo(before);
        assertThat(happened(UinClaimEvent.Retired.class)).isEqualTo(1);
    }

    private void theHouseKeyChangesWhenTwoDecideSo() {
        Map<String, String> asked =
                Map.of("kind", "ROTATE_HOUSE_KEY", "target", "house", "ground", "KEY_LIFETIME_OVER");
        assertProblem(() -> officer.send("POST", "/v1/proposals", asked), "not-in-this-role", "403");
        Api administrator = house.office.administrator();
        assertProblem(
                () -> administrator.send(
                        "POST",
                        "/v1/proposals",
                        Map.of("kind", "ROTATE_HOUSE_KEY", "target", "house", "ground", "OBJECTION")),
                "ground");
        String proposal = administrator
                .send("POST", "/v1/proposals", asked)
                .path("proposalId")
                .asString();
        assertThat(administrator.get("/v1/house-key").path("name").asString()).isEqualTo("house");
        deputy.administrator().send("POST", "/v1/proposals/" + proposal + "/approval", Map.of());
        House.await(() -> standing(proposal).equals("EXECUTED"));
        assertThat(administrator.get("/v1/house-key").path("name").asString()).isEqualTo("house-" + proposal);
    }

    private void anAlarmStandsUntilTwoClearItAndALaterOneStays() {
        BookNotary log = house.server.part(Notary.class).of(Book.ACCESS);
        Api administrator = house.office.administrator();
        log.raise(Alarm.Kind.TILES_DAMAGED, "a tile is not what was written");
        String target = "access@" + alarm().path("since").asString();
        assertProblem(() -> proposeClearing(administrator, "access@yesterday"), "target");
        assertProblem(() -> proposeClearing(officer, target), "not-in-this-role", "403");
        String proposal = proposeClearing(administrator, target);
        assertProblem(
                () -> administrator.send("POST", "/v1/proposals/" + proposal + "/approval", Map.of()), "own-proposal");
        assertThat(alarm().path("kind").asString()).isEqualTo("TILES_DAMAGED");
        deputy.administrator().send("POST", "/v1/proposals/" + proposal + "/approval", Map.of());
        House.await(() -> standing(proposal).equals("EXECUTED"));
        assertThat(alarm().isMissingNode() || alarm().isNull()).isTrue();

        log.raise(Alarm.Kind.FORK, "a witness saw another history");
        String late = proposeClearing(administrator, target); // about the alarm of before
        deputy.administrator().send("POST", "/v1/proposals/" + late + "/approval", Map.of());
        House.await(() -> standing(late).equals("EXECUTED"));
        assertThat(alarm().path("kind").asString()).isEqualTo("FORK");
        log.clear("test", "so that the last events are signed");
    }

    private static String proposeClearing(Api by, String target) {
        return by.send(
                        "POST",
                        "/v1/proposals",
                        Map.of("kind", "CLEAR_ALARM", "target", target, "ground", "CAUSE_FOUND"))
                .path("proposalId")
                .asString();
    }

    private JsonNode alarm() {
        return house.office.administrator().get("/v1/log/access/state").path("alarm");
    }

    private void setUp(long seed) {
        aminas = new Canaries(seed);
        baos = new Canaries(seed + 1);
        Instant at = house.clock.instant();
        Enroller desk = new Enroller(house.centre, house.machine, House.OPERATOR, House.OPERATOR);
        PacketTool tool = new PacketTool(FieldCategories.usual());
        amina = aminas.adult();
        bao = baos.adult();
        aminasPacket = tool.pack(desk.enrol(amina, 1, at));
        baosPacket = tool.pack(desk.enrol(bao, 2, at));
        officer = house.office.appoint("110103", "Officer", Set.of("REGISTRATION_ADMIN"));
        puppet = house.office.appoint("110106", "Puppet", Set.of("REGISTRATION_ADMIN"));
        deputy = new Office(house.anyone(), house.server.appointAdministrator("deputy"));
        colleague = deputy.appoint("110104", "Colleague", Set.of("REGISTRATION_ADMIN"));
        auditor = house.office.appoint("110105", "Auditor", Set.of("AUDITOR"));
        answers = new Answers(officer, auditor);
        counters = new Bank(house.office.administrator(), house.clock).open();
        house.bringIn(aminasPacket, "FINISHED");
        house.bringIn(baosPacket, "FINISHED");
    }

    private String propose(String subject) {
        return officer.send(
                        "POST",
                        "/v1/proposals",
                        Map.of(
                                "kind",
                                "ERASE_PERSON",
                                "target",
                                subject,
                                "ground",
                                "CONSENT_WITHDRAWN",
                                "note",
                                "She asked for it at the counter"))
                .path("proposalId")
                .asString();
    }

    private void nobodyApprovesTheirOwn(String proposal) {
        assertProblem(
                () -> officer.send("POST", "/v1/proposals/" + proposal + "/approval", Map.of()), "own-proposal", "403");
        for (Api notIndependent : List.of(puppet, house.office.administrator())) {
            assertProblem(
                    () -> notIndependent.send("POST", "/v1/proposals/" + proposal + "/approval", Map.of()),
                    "not-independent",
                    "403");
        }
        assertThat(standing(proposal)).isEqualTo("OPEN");
    }

    private String standing(String proposal) {
        return officer.get("/v1/proposals/" + proposal).path("standing").asString();
    }

    private List<String> asks(AuthPartner.Prepared request) {
        return counters.client().send(request).errors();
    }

    private static Map<String, Object> name(Person person) {
        List<Map<String, String>> names = person.identity()
                .path("fullName")
                .valueStream()
                .map(each -> AuthPartner.in(
                        each.path("language").asString(), each.path("value").asString()))
                .toList();
        return Map.of("name", names);
    }

    private String lookUp(String kind, String number) {
        return officer.send("POST", "/v1/identities/lookup", Map.of("idType", kind, "id", number))
                .path("subject")
                .asString();
    }

    private void whoHoldsWhatIsTold(String subject) {
        JsonNode erasure = officer.get("/v1/erasures/" + subject);
        assertThat(erasure.path("done").isMissingNode()).isFalse();
        assertThat(erasure.path("ground").asString()).isEqualTo("CONSENT_WITHDRAWN");
        List<String> held = erasure.path("handedOut")
                .valueStream()
                .map(item -> item.path("recipient").asString() + " " + item.path("what"))
                .toList();
        assertThat(held).contains("harbour-bank [\"DEMOGRAPHIC\"]");
        assertThat(held).anyMatch(line -> line.startsWith("110103") && line.contains("dateOfBirth"));
    }

    private long gone() {
        return house.server.part(GoneValues.class).in(Book.REGISTRY).gone();
    }

    private void noKeyIsLeft(String subject) {
        Vault vault = house.server.part(Vault.class);
        assertThat(vault.holds(KeyRefs.subject(subject))).isFalse();
        assertThat(vault.holds(KeyRefs.registration(aminasPacket.rid()))).isFalse();
        assertThat(vault.holds(KeyRefs.registration(baosPacket.rid()))).isTrue();
    }

    private long messagesOf(String subject) {
        Outbox outbox = house.server.part(Outbox.class);
        return outbox.newest(1_000).stream()
                .flatMap(entry -> outbox.read(entry.id()).stream())
                .filter(message -> message.keyRef().equals(KeyRefs.subject(subject)))
                .count();
    }

    /** Names of the blobs that are there. */
    private static Set<String> blobsOf(Path data) {
        try (Stream<Path> files = Files.walk(data.resolve("evidence"))) {
            return new HashSet<>(files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Blobs that a person's events speak of, by the text of these events. */
    private String named(String subject, String rid) {
        Ledger ledger = house.server.part(Ledger.class);
        return ledger.stream(Book.REGISTRY, "registration:" + rid) + " "
                + ledger.stream(Book.REGISTRY, "identity:" + subject);
    }

    private List<Envelope> registry() {
        List<Envelope> all = new ArrayList<>();
        house.server.part(Ledger.class).read(Book.REGISTRY, 0, event -> all.add(event.envelope()));
        return all;
    }

    private long happened(Class<?> type) {
        List<Object> all = new ArrayList<>();
        house.server.part(Ledger.class).read(Book.REGISTRY, 0, event -> all.add(event.payload()));
        return all.stream().filter(type::isInstance).count();
    }

    private void againIsNothingNew(String proposal, String subject) {
        long events = registry().size();
        colleague.send("POST", "/v1/proposals/" + proposal + "/approval", Map.of());
        assertProblem(() -> propose(subject), "proposal-target-unknown", "404");
        assertThat(registry()).hasSize((int) events);
    }

    private static void assertProblem(org.assertj.core.api.ThrowableAssert.ThrowingCallable asked, String... says) {
        assertThatThrownBy(asked).isInstanceOf(Failed.class).message().contains(says);
    }
}
