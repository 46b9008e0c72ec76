package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.engine.keeper.KeeperLine;
import org.regesta.events.Authority;
import org.regesta.events.Meta;
import org.regesta.events.identity.Factor;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.Outbox;
import org.regesta.ports.Sender.Message;
import org.regesta.server.Options;
import org.regesta.server.process.AuthProcess;
import org.regesta.server.process.OwnPair;
import org.regesta.server.process.ProcessOptions;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.partner.AuthPartnerClient;
import org.regesta.testkit.partner.AuthPartnerClient.Answer;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;
import org.regesta.testkit.people.Person;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** Authentication as a process of its own: a partner changes one base URL, and the house keeps everything else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthProcessTest {

    private static final Attribution BY =
            new Attribution("locks", "RULE", new Authority.Rule("locks", "1", "test"), Map.of());
    private static final Pattern CODE = Pattern.compile("is (\\d{6}) and");

    private static final String YES = "\"authStatus\":true";

    private final long seed = Long.getLong("seed", new SplittableRandom().nextLong());
    private int transactions = 3_000_000;
    private int people;

    private int door;
    private Path processFolder;
    private House house;
    private AuthPartner bank;
    private AuthPartnerClient here;
    private AuthProcess.Instance process;
    private AuthPartnerClient there;

    @BeforeAll
    void a_house_a_bank_and_a_process_beside_it(@TempDir Path data) throws IOException {
        System.out.println("people of seed " + seed);
        door = freePort();
        processFolder = data.resolve("auth-process");
        Options options = Options.on(data.resolve("house"))
                .withPort(freePort())
                .withReadableOutbox()
                .withKeeper(loopback(door));
        house = new House(options);
        Bank.Counters counters = new Bank(house.office.administrator(), house.clock).open();
        bank = counters.bank();
        here = counters.client();
        assertThatThrownBy(() -> start("auth-1", processFolder))
                .as("before it is registered")
                .hasRootCauseInstanceOf(KeeperLine.NotAGuest.class);
        register("auth-1", processFolder);
        process = start("auth-1", processFolder);
        there = new AuthPartnerClient(URI.create(process.url()), signer());
    }

    /** One who was registered in the house by a packet. */
    private record Known(String uin, String subject, Map<String, Object> born) {}

    @AfterAll
    void end() {
        process.close();
        house.close();
    }

    @Test
    void an_otp_that_was_asked_for_there_is_right_there_once_and_the_house_knows_of_it() {
        Known amina = newcomer();
        String transaction = next();
        assertThat(there.send(bank.otp("UIN", amina.uin(), transaction, "PHONE"))
                        .errors())
                .isEmpty();
        Prepared right = bank.byOtp("UIN", amina.uin(), transaction, code(transaction));
        Prepared wrong = bank.byOtp("UIN", amina.uin(), transaction, other(code(transaction)));

        assertThat(there.send(wrong).errors()).containsExactly("IDA-OTA-004");
        Answer answer = there.send(right);

        assertThat(answer.yes()).isTrue();
        assertThat(answer.token()).isEqualTo(here.send(byBirth(amina)).token());
        assertThat(here.send(right).errors()).as("shown again, at the house").containsExactly("IDA-MLC-001");
    }

    @Test
    void who_guesses_at_both_doors_at_once_has_no_more_guesses_than_at_one() throws Exception {
        Known amina = newcomer();
        String transaction = next();
        assertThat(there.send(bank.otp("UIN", amina.uin(), transaction, "PHONE"))
                        .errors())
                .isEmpty();
        String wrong = other(code(transaction));
        List<Callable<Answer>> guesses = new ArrayList<>();
        for (int guess = 0; guess < 60; guess++) {
            AuthPartnerClient door = guess % 2 == 0 ? here : there;
            Prepared each = bank.byOtp("UIN", amina.uin(), transaction, wrong);
            guesses.add(() -> door.send(each));
        }
        int evaluated = 0;
        try (ExecutorService all = Executors.newFixedThreadPool(16)) {
            for (Future<Answer> answer : all.invokeAll(guesses)) {
                evaluated += answer.get().errors().contains("IDA-OTA-004") ? 1 : 0;
            }
        }
        assertThat(evaluated).isLessThanOrEqualTo(5);
        assertThat(here.send(bank.byOtp("UIN", amina.uin(), transaction, code(transaction)))
                        .yes())
                .as("frozen, at whichever door")
                .isFalse();
    }

    @Test
    void a_lock_is_heeded_there_by_who_waits_for_it() {
        Known amina = newcomer();
        Commands commands = house.server.part(Commands.class);
        String position = commands.send(
                        new IdentityCommand.LockFactor(amina.subject(), Factor.DEMOGRAPHICS),
                        BY.with(Meta.SUBJECT, amina.subject()).with(Meta.COMMAND_ID, "lock-" + amina.subject()))
                .position();
        assertThat(there.sendAfter(position, byBirth(amina)).yes()).isFalse();
    }

    @Test
    void what_a_person_consents_to_give_is_answered_there_too() {
        Known amina = newcomer();
        Answer answer = there.send(bank.kyc("UIN", amina.uin(), next(), Map.of("demographics", amina.born())));
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.json().path("response").path("identity").asString("")).isNotEmpty();
    }

    @Test
    void a_house_that_restarts_is_waited_for_and_meanwhile_nothing_is_let_through() {
        Known amina = newcomer();
        Prepared meanwhile = byBirth(amina);
        house.restart(() -> {
            HttpResponse<String> answer = post(process.url(), meanwhile);
            assertThat(answer.statusCode()).isIn(200, 503);
            assertThat(answer.body()).contains("IDA-").doesNotContain(YES);
        });
        awaitKnown(amina);
        assertThat(there.send(byBirth(amina)).yes()).isTrue();
    }

    @Test
    void a_pair_that_is_renewed_in_the_house_signs_there_within_a_moment() {
        Known amina = newcomer();
        house.server.part(HouseKeys.class).rotate("IDA", "SIGN");
        AuthPartnerClient renewed = new AuthPartnerClient(URI.create(process.url()), signer());
        House.await(() -> signedAnew(renewed, amina));
        there = renewed;
        here = new AuthPartnerClient(URI.create(house.server.url()), signer());
    }

    private boolean signedAnew(AuthPartnerClient renewed, Known amina) {
        try {
            return renewed.send(byBirth(amina)).yes();
        } catch (IllegalStateException stillTheOldOne) {
            return false;
        }
    }

    @Test
    void what_it_knows_is_its_own_and_no_key_of_the_house_is_on_its_disk() throws IOException {
        try (Stream<Path> files = Files.walk(processFolder)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> processFolder.relativize(file).toString())
                    .toList();
            assertThat(names).anyMatch(name -> name.startsWith("auth/"));
            assertThat(names)
                    .allMatch(name -> name.startsWith("auth/")
                            || name.startsWith("own/")
                            || name.startsWith("logs/")
                            || name.equals("lock"));
        }
    }

    @Test
    void of_what_services_ask_with_a_token_it_answers_nothing() {
        for (String path : List.of(
                "/idauthentication/v1/internal/auth",
                "/idauthentication/v1/internal/otp",
                "/v1/clients",
                "/oauth2/token",
                "/idrepository/v1/identity/idvid/1",
                "/v1/keymanager/getCertificate?applicationId=ROOT")) {
            HttpResponse<String> answer =
                    post(process.url(), new Prepared(path, "{}".getBytes(StandardCharsets.UTF_8), ""));
            assertThat(answer.statusCode()).as(path).isIn(200, 401);
            assertThat(answer.body()).as(path).containsAnyOf("KER-ATH-401", "/problems/unauthenticated");
        }
    }

    @Test
    void its_store_may_be_a_database_and_is_nobody_elses() {
        Known amina = newcomer();
        Path folder = processFolder.resolveSibling("auth-3");
        register("auth-3", folder);
        MongoServer mongo = new MongoServer(new MemoryBackend());
        String database = mongo.bindAndGetConnectionString() + "/regesta-auth";
        try (AuthProcess.Instance other = start("auth-3", folder, Optional.of(database))) {
            House.await(() -> contains(post(other.url(), byBirth(amina)), YES));
            assertThat(folder.resolve("auth")).doesNotExist();
            try (MongoClient client = MongoClients.create(database)) {
                assertThat(client.getDatabase("regesta-auth").listCollectionNames())
                        .contains("auth-person-5")
                        .noneMatch(name -> name.startsWith("identity-"));
            }
        } finally {
            mongo.shutdownNow();
        }
    }

    @Test
    void a_path_that_is_too_short_is_told_so_there_as_in_the_house() {
        for (String url : List.of(house.server.url(), process.url())) {
            HttpResponse<String> answer =
                    post(url, new Prepared("/idauthentication/v1/auth/a", "{}".getBytes(StandardCharsets.UTF_8), ""));
            assertThat(answer.body()).as(url).contains("IDA-MPA-038");
            assertThat(answer.headers().firstValue("response-signature")).isPresent();
        }
    }

    @Test
    void one_that_is_shut_out_is_out_within_a_moment() throws IOException {
        Known amina = newcomer();
        Path folder = processFolder.resolveSibling("auth-2");
        register("auth-2", folder);
        try (AuthProcess.Instance other = start("auth-2", folder)) {
            AuthPartnerClient its = new AuthPartnerClient(URI.create(other.url()), signer());
            House.await(() -> its.send(byBirth(amina)).yes());
            house.office.administrator().send("PUT", "/v1/clients/auth-2/status", Map.of("status", "DISABLED"));
            House.await(() -> !post(other.url(), byBirth(amina)).body().contains(YES));
        }
        assertThatThrownBy(() -> start("auth-2", folder)).hasRootCauseInstanceOf(KeeperLine.NotAGuest.class);
        assertThatThrownBy(() -> start("auth-1", folder))
                .as("by another's name")
                .hasRootCauseInstanceOf(KeeperLine.NotAGuest.class);
    }

    private String next() {
        return "300" + transactions++;
    }

    private Known newcomer() {
        Instant at = house.clock.instant();
        Person person = new People(seed).adult(people++);
        Enroller desk = new Enroller(house.centre, house.machine, House.OPERATOR, House.OPERATOR);
        Packet packet = new PacketTool(FieldCategories.usual()).pack(desk.enrol(person, people, at));
        house.bringIn(packet, "FINISHED");
        String id = "1102" + (10 + people);
        Answers answers = new Answers(
                house.office.appoint(id + "1", "Officer", Set.of("REGISTRATION_ADMIN")),
                house.office.appoint(id + "2", "Auditor", Set.of("AUDITOR")));
        String subject = answers.subject(packet.rid());
        Known known =
                new Known(answers.card(subject).path("uin").asString(), subject, Map.of("dob", person.dateOfBirth()));
        awaitKnown(known);
        return known;
    }

    private void awaitKnown(Known amina) {
        House.await(() -> contains(post(process.url(), byBirth(amina)), YES));
    }

    private Prepared byBirth(Known amina) {
        return bank.byDemographics("UIN", amina.uin(), next(), amina.born());
    }

    private static boolean contains(HttpResponse<String> answer, String text) {
        return answer.body().contains(text);
    }

    private String code(String transaction) {
        Outbox outbox = house.server.part(Outbox.class);
        return outbox.newest(50).stream()
                .flatMap(entry -> outbox.read(entry.id()).stream())
                .map(Message::text)
                .filter(text -> text.contains("transaction " + transaction + " "))
                .map(CODE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static String other(String code) {
        return code.startsWith("1") ? "2" + code.substring(1) : "1" + code.substring(1);
    }

    private void register(String id, Path folder) {
        OwnPair own = OwnPair.in(folder.resolve("own"), house.clock);
        JsonNode jwk = Json.read(own.publicJwk(), JsonNode.class);
        house.office
                .administrator()
                .send(
                        "POST",
                        "/v1/clients",
                        Map.of("id", id, "roles", List.of("AUTHENTICATION_PROCESS"), "publicJwk", jwk));
    }

    private AuthProcess.Instance start(String id, Path folder) {
        return start(id, folder, Optional.empty());
    }

    private AuthProcess.Instance start(String id, Path folder, Optional<String> mongo) {
        String root = house.server.root().orElseThrow();
        ProcessOptions options = new ProcessOptions(folder, loopback(door), root, id, "127.0.0.1", 0, mongo);
        return AuthProcess.start(options, house.clock, own -> {});
    }

    private X509Certificate signer() {
        return house.server.part(HouseKeys.class).pair("IDA", "SIGN").certificate();
    }

    private static HttpResponse<String> post(String url, Prepared request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(url).resolve(request.path()))
                            .header("Content-Type", "application/json")
                            .header("signature", request.signature())
                            .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
