package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regesta.cli.demo.Asked.asked;
import static org.regesta.cli.demo.Asked.with;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.cli.verb.Failed;
import org.regesta.engine.notary.Notary;
import org.regesta.engine.notary.NoteKey;
import org.regesta.engine.notary.NoteSigner;
import org.regesta.engine.notary.Witness;
import org.regesta.engine.notary.WitnessServer;
import org.regesta.events.Book;
import org.regesta.ports.HouseKeys;
import org.regesta.server.Options;
import org.regesta.testkit.CanaryScan;
import org.regesta.testkit.Needs;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.partner.Certified;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;
import org.regesta.testkit.people.Person;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An auditor takes Amina's story to a court that trusts nobody. */
@Needs({"python3", "openssl"})
class EvidenceTest {

    @TempDir
    private static Path folder;

    private static House house;
    private static WitnessServer witness;
    private static Api officer;
    private static Api auditor;
    private static Person amina;
    private static String subject;
    private static String bao;
    private static String aboutBao;
    private static Certified court;
    private static byte[] bundle;
    private static Verifier verifier;

    @BeforeAll
    static void a_house_with_a_witness_and_two_residents() throws Exception {
        NoteSigner cosigner = new NoteSigner("harbour-witness", "w".repeat(32).getBytes(StandardCharsets.US_ASCII));
        int port = Keepsakes.freePort();
        house = new House(Options.on(folder.resolve("data"))
                .withPort(0)
                .withReadableOutbox()
                .witnessedBy(List.of(
                        "http://127.0.0.1:" + port + " " + cosigner.key().cosignerVkey())));
        List<NoteKey> logs = List.of(log(Book.REGISTRY), log(Book.ACCESS));
        witness = WitnessServer.start(new Witness(folder.resolve("witness"), cosigner, logs, Clock.systemUTC()), port);
        officer = house.office.appoint("110103", "Officer", Set.of("REGISTRATION_ADMIN"));
        auditor = house.office.appoint("110105", "Auditor", Set.of("AUDITOR"));
        register();
        Instant now = house.clock.instant();
        court = Certified.ca("High Court", now.minusSeconds(60), now.plusSeconds(3_600));
        bundle = auditor.file("POST", "/v1/audit/bundles", asked("person", subject, court.pem(), "dateOfBirth", "UIN"));
        HouseKeys keys = house.server.part(HouseKeys.class);
        Files.writeString(
                folder.resolve("trusted.pem"),
                Certified.pem(keys.pair("ROOT", "").certificate()));
        Files.writeString(folder.resolve("court.key"), Keepsakes.pem(court));
        verifier = new Verifier(
                folder,
                new Doctored(bundle).files.get("verify.py"),
                List.of(
                        "--root",
                        "trusted.pem",
                        "--log",
                        logs.get(0).vkey(),
                        "--log",
                        logs.get(1).vkey(),
                        "--witness",
                        cosigner.key().cosignerVkey()));
        write("good.zip", bundle);
    }

    @AfterAll
    static void close() throws Exception {
        house.close();
        witness.close();
    }

    private static void register() {
        long seed = Long.getLong("seed", 20_261_122L);
        System.out.println("people of seed " + seed);
        People people = new People(seed);
        Instant at = house.clock.instant();
        Enroller desk = new Enroller(house.centre, house.machine, House.OPERATOR, House.OPERATOR);
        PacketTool tool = new PacketTool(FieldCategories.usual());
        amina = people.adult(0);
        Packet aminas = tool.pack(desk.enrol(amina, 1, at));
        Packet baos = tool.pack(desk.enrol(people.adult(1), 2, at));
        for (Packet packet : List.of(aminas, baos)) {
            house.field().announce(packet);
            house.field().upload(packet);
        }
        house.awaitStanding(aminas.rid(), "FINISHED");
        house.awaitStanding(baos.rid(), "FINISHED");
        Answers answers = new Answers(officer, auditor);
        subject = answers.subject(aminas.rid());
        bao = answers.subject(baos.rid());
        answers.card(subject);
        aboutBao = officer.get("/v1/identities/" + bao + "/history?limit=1")
                .path("items")
                .path(0)
                .path("eventId")
                .asString();
    }

    private static NoteKey log(Book book) {
        return house.server.part(Notary.class).of(book).key();
    }

    private static void write(String name, byte[] content) {
        try {
            Files.write(folder.resolve(name), content);
        } catch (java.io.IOException noRoom) {
            throw new java.io.UncheckedIOException(noRoom);
        }
    }

    @Test
    void a_bundle_is_accepted_and_says_what_was_checked() {
        Verifier.Said said = verifier.run("good.zip");
        assertThat(said.text())
                .contains("as it was made", "cosigned by harbour-witness", "2 whole streams")
                .doesNotContain("WRONG", "the bundle's own");
        assertThat(said.status()).isZero();
        Verifier.Said trusting = Verifier.run(folder, List.of("python3", "verify.py", "good.zip"));
        assertThat(trusting.text()).contains("give --root to check against yours", "give --log");
        assertThat(trusting.status()).isZero();
    }

    @Test
    void every_doctored_bundle_is_rejected_and_what_was_doctored_is_named() {
        HouseKeys.Pair signer = house.server.part(HouseKeys.class).pair("REGESTA", "SIGN");
        Instant now = house.clock.instant();
        Certified other = Certified.ca("Other House", now.minusSeconds(60), now.plusSeconds(3_600));
        List<Doctorings.Doctoring> table =
                Doctorings.all(signer, log(Book.REGISTRY).name(), other);
        assertThat(table).hasSizeGreaterThan(20);
        write("untouched.zip", new Doctored(bundle).signed(signer).zip());
        assertThat(verifier.run("untouched.zip").text()).contains("as it was made"); // it is the doctoring that is seen
        List<String> wrong = table.parallelStream()
                .map(EvidenceTest::judge)
                .filter(line -> !line.isEmpty())
                .toList();
        assertThat(wrong).isEmpty();
        write("short.zip", Doctorings.cutShort(bundle));
        assertThat(verifier.run("short.zip").text()).contains("WRONG", "a part of it is missing");
    }

    /** Empty when the verifier names it. */
    private static String judge(Doctorings.Doctoring doctoring) {
        String name = doctoring.name().replaceAll("[^a-z]", "-") + ".zip";
        write(name, doctoring.by().apply(new Doctored(bundle)).zip());
        Verifier.Said said = verifier.run(name);
        boolean named = said.status() == 1
                && said.text().contains("WRONG")
                && said.text().contains(doctoring.says());
        return named ? "" : doctoring.name() + " -> " + said;
    }

    @Test
    void the_court_opens_the_annex_with_openssl_and_each_value_is_the_ledgers() {
        ObjectNode annex = annex().opened();
        List<String> opened = new ArrayList<>();
        annex.path("opened").forEach(each -> opened.add(each.path("attribute").asString()));
        assertThat(opened).contains("dateOfBirth", "UIN").hasSizeGreaterThan(2);
        assertThat(annex.toString()).contains(amina.dateOfBirth());
        write("annex.json", Json.write(annex).getBytes(StandardCharsets.UTF_8));
        Verifier.Said said = verifier.run("good.zip", "--annex", "annex.json");
        assertThat(said.text()).contains(opened.size() + " opened attributes are what the ledger committed to");
        assertThat(said.status()).isZero();
    }

    private static Annex annex() {
        return new Annex(folder, verifier, bundle);
    }

    @Test
    void a_doctored_annex_is_rejected() {
        Annex good = annex();
        good.isRejected("is not what the ledger committed to", first -> first.put("value", "1990/01/01"));
        good.isRejected("is not what the ledger committed to", first -> first.put("salt", "00".repeat(32)));
        good.isRejected("stands for another attribute", first -> first.put("attribute", "gender"));
        good.isRejected("the bundle has no such event", first -> first.put("position", 0));
        ObjectNode annex = good.opened().put("bundle", "another");
        write("annex-of-another.json", Json.write(annex).getBytes(StandardCharsets.UTF_8));
        assertThat(verifier.run("good.zip", "--annex", "annex-of-another.json").text())
                .contains("it is not this bundle's");
    }

    @Test
    void nothing_personal_stands_in_a_bundle_in_clear() throws Exception {
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        for (Map.Entry<String, byte[]> file : new Doctored(bundle).files.entrySet()) {
            Files.write(unpacked.resolve(file.getKey()), file.getValue());
        }
        List<String> canaries = new ArrayList<>(List.of(amina.dateOfBirth(), annex().uin()));
        amina.identity()
                .path("fullName")
                .forEach(name -> canaries.add(name.path("value").asString()));
        assertThat(canaries).hasSizeGreaterThan(2);
        assertThat(CanaryScan.of(canaries).in(unpacked)).isEmpty();
    }

    @Test
    void the_opening_stands_in_the_ledger_with_actor_ground_and_recipient() {
        String event = new Doctored(bundle)
                .json("manifest.json")
                .path("annex")
                .path("event")
                .asString();
        assertThat(event).startsWith("access:");
        JsonNode line = item(event);
        assertThat(line.path("who").asString()).isEqualTo("110105");
        assertThat(line.path("authority").asString()).startsWith("mandate:110105@");
        assertThat(line.path("what").asString())
                .contains("court order", "encrypted to certificate:", "UIN, dateOfBirth");
    }

    private static JsonNode item(String event) {
        for (JsonNode each :
                officer.get("/v1/identities/" + subject + "/history?limit=200").path("items")) {
            if (each.path("event").asString().equals(event)) {
                return each;
            }
        }
        throw new AssertionError("the history has no " + event);
    }

    @Test
    void a_registration_and_an_officer_have_bundles_too_but_no_officer_makes_one() {
        write("officer.zip", auditor.file("POST", "/v1/audit/bundles", asked("officer", "110103")));
        assertThat(verifier.run("officer.zip").text()).contains("about the officer 110103 is as it was made");
        String rid = officer.get("/v1/identities/" + subject + "/card")
                .path("registrationId")
                .asString();
        write("rid.zip", auditor.file("POST", "/v1/audit/bundles", asked("registration", rid, court.pem(), "gender")));
        assertThat(verifier.run("rid.zip").text()).contains("about the registration " + rid, "1 whole streams");
        refused(officer, asked("person", subject), "403", "forbidden");
    }

    @Test
    void what_cannot_be_asked_is_refused_in_words() {
        refused(auditor, asked("person", "nobody"), "404", "evidence-unknown");
        refused(auditor, asked("person", "registration:1"), "404", "evidence-unknown");
        refused(auditor, with(asked("person", subject), "to", "2020-01-02T00:00:00Z"), "404", "nothing-in-period");
        refused(auditor, with(asked("person", subject), "to", "2019-01-01T00:00:00Z"), "400", "period-reversed");
        refused(auditor, with(asked("person", subject), "to", "tomorrow"), "400", "invalid-field", "to");
        refused(auditor, Map.of("from", Asked.FROM, "to", Asked.TO), "400", "missing-field", "person");
        refused(auditor, with(asked("person", subject), "officer", "110103"), "400", "invalid-field");
        refused(auditor, asked("person", subject, "no certificate", "UIN"), "400", "recipient-unreadable");
        refused(auditor, asked("person", subject, court.pem(), "shoeSize"), "400", "nothing-to-open");
        refused(auditor, with(asked("person", subject), "ground", "COURT_ORDER"), "400", "missing-field", "recipient");
        refused(auditor, asked("officer", "110103", court.pem(), "UIN"), "400", "one-person-only");
        Map<String, Object> noGround = with(asked("person", subject, court.pem(), "UIN"), "ground", "CURIOSITY");
        refused(auditor, noGround, "400", "invalid-field", "ground");
    }

    private static void refused(Api by, Map<String, Object> asked, String... says) {
        assertThatThrownBy(() -> by.file("POST", "/v1/audit/bundles", asked))
                .isInstanceOf(Failed.class)
                .message()
                .contains(says);
    }

    @Test
    void a_forgotten_persons_events_are_proven_and_opening_them_answers_gone() {
        Office deputy = new Office(house.anyone(), house.server.appointAdministrator("deputy"));
        Api colleague = deputy.appoint("110104", "Colleague", Set.of("REGISTRATION_ADMIN"));
        Map<String, Object> forget = Map.of("kind", "ERASE_PERSON", "target", bao, "ground", "CONSENT_WITHDRAWN");
        auditor.file("POST", "/v1/audit/bundles", asked("person", bao, court.pem(), "gender"));
        String proposal =
                officer.send("POST", "/v1/proposals", forget).path("proposalId").asString();
        colleague.send("POST", "/v1/proposals/" + proposal + "/approval", Map.of());
        House.await(() -> officer.get("/v1/proposals/" + proposal)
                .path("standing")
                .asString()
                .equals("EXECUTED"));
        refused(auditor, asked("person", bao, court.pem(), "gender"), "410", "identity-erased");
        write("forgotten.zip", auditor.file("POST", "/v1/audit/bundles", asked("person", bao)));
        assertThat(verifier.run("forgotten.zip").text()).contains("is as it was made");
        assertThat(new Doctored(auditor.file("POST", "/v1/audit/bundles", asked("person", bao)))
                        .text(Doctored.REGISTRY))
                .contains("identity.erased");
        assertThat(officer.get("/v1/erasures/" + bao).path("handedOut").toString())
                .contains("certificate:", "EVIDENCE", "gender");
        assertThatThrownBy(() -> officer.get("/v1/identities/" + bao + "/history/" + aboutBao + "/receipt"))
                .message()
                .contains("410");
    }

    @Test
    void each_line_of_a_history_has_a_receipt_and_its_printed_code_verifies() throws Exception {
        JsonNode items =
                officer.get("/v1/identities/" + subject + "/history?limit=200").path("items");
        assertThat(items.size()).isGreaterThan(20);
        for (int line : List.of(0, items.size() - 1)) {
            String path = "/v1/identities/" + subject + "/history/"
                    + items.get(line).path("eventId").asString() + "/receipt";
            JsonNode receipt = officer.get(path);
            write("receipt.json", Json.write(receipt).getBytes(StandardCharsets.UTF_8));
            String text = PrintedCode.read(officer.file("GET", path + "/qr", Map.of()));
            write("receipt.txt", text.getBytes(StandardCharsets.UTF_8));
            for (String file : List.of("receipt.json", "receipt.txt")) {
                Verifier.Said said = verifier.run("--receipt", file);
                assertThat(said.text())
                        .contains("leaf hash " + receipt.path("leafHash").asString(), "cosigned by harbour-witness");
                assertThat(said.status()).isZero();
            }
            String spoilt = text.substring(0, 600) + (text.charAt(600) == 'A' ? 'B' : 'A') + text.substring(601);
            write("spoilt.txt", spoilt.getBytes(StandardCharsets.UTF_8));
            assertThat(verifier.run("--receipt", "spoilt.txt").status()).isEqualTo(1);
        }
        assertThatThrownBy(() -> officer.get("/v1/identities/" + subject + "/history/" + aboutBao + "/receipt"))
                .message()
                .contains("404", "line-unknown");
    }
}
