package org.regesta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.testkit.Needs.SHARED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.testkit.Needs;
import org.regesta.testkit.Shared;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * MOSIP's published cases, all of them, against a real server: never fewer pass than the house promises. It stands here
 * and not beside the runner because this module's tests run two at a time.
 */
@Needs(SHARED)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PublishedSuiteTest {

    private static final Map<String, Integer> CASES = Map.of("idRepository", 294, "ida", 348);

    /** How many must pass: 95 % of each. */
    private static final Map<String, Integer> FLOOR = Map.of("idRepository", 280, "ida", 331);

    /** Those of our own suite that can be run. */
    private static final int OWN = 13;

    @TempDir
    Path folder;

    @Test
    void no_module_falls_below_what_is_promised() throws IOException {
        JsonNode counts = asked();
        assertThat(counts.path("modules").propertyNames()).containsExactlyInAnyOrderElementsOf(CASES.keySet());
        CASES.forEach((module, cases) -> {
            JsonNode count = counts.path("modules").path(module);
            int passed = count.path("passed").asInt();
            assertThat(passed
                            + count.path("failed").asInt()
                            + count.path("notRunnable").asInt())
                    .as("cases of " + module + " that are read")
                    .isEqualTo(cases);
            assertThat(passed).as("%s:%n%s", module, failed(counts)).isGreaterThanOrEqualTo(FLOOR.get(module));
        });
    }

    @Test
    void without_a_url_it_runs_on_a_server_of_its_own_and_writes_a_page() throws IOException {
        Path suite = Files.createDirectories(folder.resolve("suite/hotlist/Hotlist"));
        try (Stream<Path> files = Files.list(own().resolve("hotlist/Hotlist"))) {
            for (Path file : files.toList()) {
                Files.copy(file, suite.resolve(file.getFileName()));
            }
        }
        Files.writeString(suite.resolve("torn.yml"), "a: [unclosed <b>");
        Files.copy(own().resolve("error.hbs"), folder.resolve("suite/error.hbs"));
        Path page = folder.resolve("pages/report.html");
        Path json = folder.resolve("counts.json");
        assertThat(RegestaCli.run(
                        "conformance",
                        "--suite",
                        folder.resolve("suite").toString(),
                        "--html",
                        page.toString(),
                        "--json",
                        json.toString()))
                .isZero();
        JsonNode counts = Json.tree(Files.readAllBytes(json));
        assertThat(counts.path("passed").asInt()).as(failed(counts)).isPositive();
        assertThat(counts.path("failed").asInt(-1)).as(failed(counts)).isZero();
        assertThat(Files.readString(page))
                .contains("<td>hotlist/Hotlist<td>" + counts.path("passed").asInt(), "hotlist/Hotlist/torn.yml")
                .doesNotContain("unclosed <b>");
    }

    private static Path own() {
        return Path.of(System.getProperty("basedir"), "src/test/resources/suites/own");
    }

    /** The verb, as one runs it against a house that was started before: its folder says by what right. */
    private JsonNode asked() throws IOException {
        Path data = folder.resolve("house");
        Path json = folder.resolve("counts.json");
        try (RegestaServer.Instance server =
                RegestaServer.start(Options.on(data).withPort(0).withReadableOutbox())) {
            String[] verb = {
                "conformance",
                "--suite",
                Shared.data("mosip/api-tests").toString(),
                "--url",
                server.url(),
                "--data",
                data.toString(),
                "--json",
                json.toString()
            };
            assertThat(RegestaCli.run(verb)).as("nothing says by what right").isEqualTo(1);
            AdministratorLink.leave(
                    data, server.url() + server.administratorLink().orElseThrow());
            assertThat(RegestaCli.run(verb)).isZero();
            assertThat(permissions(data)).as("the runner's own key").containsExactly("rw-------", "rw-------");
            assertThat(again(verb)).as("a second run needs no link").isZero();
            ourOwnCasesOfOtherModules(verb);
        }
        return Json.tree(Files.readAllBytes(json));
    }

    /** Master data, partners, residents and the hotlist, by ways to write cases that no published one uses. */
    private void ourOwnCasesOfOtherModules(String... verb) throws IOException {
        Path counts = folder.resolve("own.json");
        String[] own = verb.clone();
        own[2] = own().toString();
        own[own.length - 1] = counts.toString();
        assertThat(RegestaCli.run(own)).isZero();
        JsonNode ran = Json.tree(Files.readAllBytes(counts));
        assertThat(ran.path("failed").asInt(-1)).as(failed(ran)).isZero();
        assertThat(ran.path("passed").asInt()).isEqualTo(OWN);
        assertThat(ran.path("notRunnable").asInt()).as("on purpose").isEqualTo(3);
    }

    private int again(String... verb) {
        String[] small = Arrays.copyOf(verb, verb.length + 1);
        small[verb.length - 1] = folder.resolve("again.json").toString();
        small[verb.length] = "--api=BlockHotlistStatus";
        return RegestaCli.run(small);
    }

    private static List<String> permissions(Path data) throws IOException {
        return List.of(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("administrator-link"))),
                PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("conformance-client.json"))));
    }

    private static String failed(JsonNode counts) {
        return counts.path("cases")
                .valueStream()
                .filter(each -> !each.path("outcome").asString().equals("passed"))
                .map(each -> each.path("name").asString() + ": " + each.path("differences"))
                .collect(Collectors.joining("\n"));
    }
}
