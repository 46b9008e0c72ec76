package org.regesta.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regesta.conformance.Folder.group;
import static org.regesta.conformance.Folder.read;
import static org.regesta.conformance.Folder.written;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.testkit.memory.TickingClock;

class SuiteTest {

    private static final String YES = "{\"status\": \"A\"}";
    private static final String NO = "{\"errors\": [{\"errorCode\": \"X-1\"}]}";

    @TempDir
    Path root;

    private static List<String> order(Suite suite) {
        return Order.needed(suite, new HashSet<>(suite.cases())).stream()
                .map(Case::name)
                .toList();
    }

    private static String filled(Suite suite, Carried carried, String text) {
        return new Placeholders(
                        suite, carried, (in, name) -> name.equals("KNOWN") ? Optional.of("k\"1") : Optional.empty())
                .fill(suite.cases().getFirst(), text);
    }

    @Test
    void cases_that_share_a_name_all_count() {
        String one = read("m_Twice", "/a", "{}", YES);
        Suite suite =
                new Folder(root).file("m/Api/f.yml", group("Api", one, one)).suite();
        assertThat(suite.cases()).hasSize(2);
        assertThat(suite.cases().getFirst().module()).isEqualTo("m");
        assertThat(suite.cases().getFirst().api()).isEqualTo("Api");
    }

    @Test
    void a_file_that_is_not_in_the_format_is_named_and_hinders_no_other() {
        Suite suite = new Folder(root)
                .file("m/Bad/bad.yml", "a: [unclosed")
                .file("m/Odd/odd.yml", "just text")
                .file("m/Good/good.yml", group("Good", read("m_Good", "/a", "{}", YES)))
                .suite();
        assertThat(suite.cases()).hasSize(1);
        assertThat(suite.broken()).extracting(Suite.Broken::file).containsExactly("m/Bad/bad.yml", "m/Odd/odd.yml");
    }

    @Test
    void what_gives_a_value_runs_before_what_needs_it() {
        Suite suite = new Folder(root)
                .file("m/A/a.yml", group("A", read("m_Reader", "/{id}", "{\"id\": \"$ID:Maker_id$\"}", YES)))
                .file("m/B/b.yml", group("B", written("m_Maker", "post", "/b", "{}", YES)))
                .suite();
        assertThat(order(suite)).containsExactly("m_Maker", "m_Reader");
    }

    @Test
    void what_a_file_names_by_its_mark_runs_before_too_and_is_run_for_a_chosen_case() {
        Suite suite = new Folder(root)
                .file(
                        "m/A/a.yml",
                        group(
                                "A",
                                read("m_Late", "/late", "{}", YES) + "      additionalDependencies: TC_m_2, TC_m_1\n",
                                read("m_Circle", "/circle", "{}", YES)
                                        + "      uniqueIdentifier: TC_m_3\n"
                                        + "      additionalDependencies: TC_m_3,TC_gone\n"))
                .file(
                        "m/B/b.yml",
                        group(
                                "B",
                                read("m_One", "/b", "{}", YES) + "      uniqueIdentifier: TC_m_1\n",
                                read("m_Two", "/b", "{}", YES) + "      uniqueIdentifier: TC_m_2\n"))
                .suite();
        assertThat(order(suite)).containsExactly("m_One", "m_Two", "m_Late", "m_Circle");
        assertThat(Order.needed(suite, new HashSet<>(suite.cases().subList(0, 1))).stream()
                        .map(Case::name))
                .containsExactly("m_One", "m_Two", "m_Late");
    }

    @Test
    void what_is_blocked_is_used_before_and_refused_after_and_used_again_when_freed() {
        String id = "{\"id\": \"$ID:Maker_id$\"}";
        Suite suite = new Folder(root)
                .file(
                        "m/A/a.yml",
                        group(
                                "A",
                                read("m_Refused", "/use/{id}", id, NO),
                                written("m_Free", "post", "/v1/hotlist/unblock", id, YES),
                                written("m_Block", "post", "/v1/hotlist/block", id, YES),
                                written("m_Maker", "post", "/make", "{}", YES),
                                read("m_Served", "/use/{id}", id, YES),
                                read("m_OwnFault", "/use/{id}", "{\"id\": \"$ID:Maker_id$\", \"x\": 1}", NO)))
                .suite();
        assertThat(order(suite)).containsExactly("m_Maker", "m_OwnFault", "m_Block", "m_Refused", "m_Free", "m_Served");
    }

    @Test
    void what_is_unlocked_for_a_moment_is_used_before_and_refused_when_the_moment_has_passed() {
        String id = "{\"id\": \"$ID:Maker_id$\"}";
        String path = "/idrepository/v1/identity/authtypes/status";
        String moment = "{\"id\": \"$ID:Maker_id$\", \"locked\": false, \"unlockForSeconds\": 5}";
        Suite suite = new Folder(root)
                .file(
                        "m/A/a.yml",
                        group(
                                "A",
                                read("m_Refused", "/use/{id}", id, NO),
                                written("m_Unlock", "post", path, moment, YES),
                                written("m_Maker", "post", "/make", "{}", YES),
                                read("m_Served", "/use/{id}", id, YES)))
                .suite();
        List<Case> order = Order.needed(suite, new HashSet<>(suite.cases()));
        assertThat(order).extracting(Case::name).containsExactly("m_Maker", "m_Served", "m_Unlock", "m_Refused");
        TickingClock clock = TickingClock.at("2026-11-21T12:00:00Z");
        Lapses lapses = new Lapses(clock);
        order.subList(0, 3).forEach(lapses::note);
        assertThat(lapses.before(order.get(1))).isZero();
        assertThat(lapses.before(order.get(3))).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
        clock.advance(Duration.ofSeconds(6));
        assertThat(lapses.before(order.get(3))).isZero();
    }

    @Test
    void what_is_unlocked_for_longer_than_anybody_waits_is_given_back() {
        String path = "/idrepository/v1/identity/authtypes/status";
        String body = "{\"locked\": false, \"unlockForSeconds\": %s}";
        Suite suite = new Folder(root)
                .file(
                        "m/A/a.yml",
                        group(
                                "A",
                                written("m_Long", "post", path, body.formatted("500"), YES),
                                written("m_Ever", "post", path, body.formatted("0"), YES)))
                .suite();
        assertThat(suite.cases()).extracting(Effect::of).containsExactly(Effect.RETURNS, Effect.RETURNS);
    }

    @Test
    void what_all_ask_by_is_blocked_last_unless_it_is_freed_again() {
        String licence = "{\"id\": \"$MISPLICKEY$\"}";
        Folder folder = new Folder(root)
                .file(
                        "m/A/a.yml",
                        group(
                                "A",
                                read("m_Refused", "/use/$partnerKeyURL$", "{}", NO),
                                written("m_Block", "post", "/v1/hotlist/block", licence, YES),
                                read("m_Served", "/use/$partnerKeyURL$", "{}", YES)));
        assertThat(order(folder.suite())).containsExactly("m_Served", "m_Block", "m_Refused");
        folder.file("m/B/b.yml", group("B", written("m_Free", "post", "/v1/hotlist/unblock", licence, YES)));
        assertThat(order(folder.suite())).containsExactly("m_Served", "m_Block", "m_Refused", "m_Free");
    }

    @Test
    void chosen_cases_bring_along_what_they_need_and_nothing_else() {
        Suite suite = new Folder(root)
                .file("m/A/a.yml", group("A", read("m_Reader", "/{id}", "{\"id\": \"$ID:Maker_id$\"}", YES)))
                .file("m/B/b.yml", group("B", written("m_Maker", "post", "/b", "{}", YES)))
                .file("m/C/c.yml", group("C", read("m_Other", "/c", "{}", YES)))
                .suite();
        assertThat(Order.needed(suite, new HashSet<>(List.of(suite.cases().getFirst()))))
                .extracting(Case::name)
                .containsExactly("m_Maker", "m_Reader");
    }

    @Test
    void values_of_earlier_cases_are_filled_in_whatever_their_capitals() {
        Suite suite = new Folder(root)
                .file("m/B/b.yml", group("B", written("m_Maker_sid", "post", "/b", "{}", YES)))
                .suite();
        Carried carried = new Carried();
        carried.keep(
                suite.cases().getFirst(),
                Lenient.read("sent", "{request: {registrationId: \"77\"}}"),
                Lenient.read("got", "{vid: \"123\"}"));
        assertThat(filled(suite, carried, "$ID:Maker_sid_VID$ $ID:Maker_sid_RID$"))
                .isEqualTo("123 77");
    }

    @Test
    void what_is_not_known_is_said_and_what_is_meant_to_be_wrong_is_left() {
        Suite suite = new Folder(root)
                .file("m/B/b.yml", group("B", written("m_Maker", "post", "/b", "{}", YES)))
                .suite();
        Carried none = new Carried();
        assertThat(filled(suite, none, "$KNOWN$")).isEqualTo("k\\\"1");
        assertThat(filled(suite, none, "$IGNORE$ sd%$#$%% $123x$")).isEqualTo("$IGNORE$ sd%$#$%% $123x$");
        assertThatThrownBy(() -> filled(suite, none, "$NEVERHEARD$")).hasMessageContaining("$NEVERHEARD$");
        assertThatThrownBy(() -> filled(suite, none, "$ID:Nobody_id$")).hasMessageContaining("holds no case");
        assertThatThrownBy(() -> filled(suite, none, "$ID:Maker_id$")).hasMessageContaining("did not run");
    }

    @Test
    void templates_are_found_whatever_their_capitals_and_values_cannot_leave_their_string() {
        Suite suite = new Folder(root)
                .file("m/Ab/In.hbs", "{\"a\": \"{{a}}\", \"b\": \"{{b}}\"}")
                .suite();
        String request = suite.templates().request("m/aB/in", Lenient.read("input", "{a: \"x\\\"y\\nz\"}"));
        assertThat(Lenient.read("request", request).path("a").asString()).isEqualTo("x\"y\nz");
        assertThat(Lenient.read("request", request).path("b").asString()).isEmpty();
        assertThatThrownBy(() -> suite.templates().request("m/none", Lenient.read("input", "{}")))
                .hasMessageContaining("no template m/none");
    }
}
