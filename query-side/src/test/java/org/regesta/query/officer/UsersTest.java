package org.regesta.query.officer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.officer.Role;
import org.regesta.ports.Projection;
import org.regesta.ports.ViewStore;
import org.regesta.query.Delivery;
import org.regesta.query.Histories;
import org.regesta.query.officer.UsersEndpoint.User;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Json;
import org.regesta.wire.MosipRefusal;

class UsersTest {

    private final Histories histories = new Histories();
    private final ViewStore store = new InMemoryViewStore();

    private void appoint(String id, Role... roles) {
        append(new OfficerEvent.Appointed(id, Set.of(roles), Optional.empty(), Map.of()));
    }

    private void append(OfficerEvent event) {
        histories.append("officer:" + event.officerId(), event);
    }

    private UsersEndpoint users() {
        Projection projection = new OfficesProjection(histories.ledger).over(store);
        histories.all().forEach(projection::on);
        return new UsersEndpoint(store, histories.clock);
    }

    private List<String> ids(
            @Nullable String role, @Nullable Integer start, @Nullable Integer fetch, String userName, String search) {
        return users()
                .users("admin", role, start, fetch, null, null, null, userName, search)
                .response()
                .mosipUserDtoList()
                .stream()
                .map(User::userId)
                .toList();
    }

    @Property(tries = 20)
    void it_comes_out_the_same_however_it_was_delivered(@ForAll long any) {
        long seed = Long.getLong("seed", any);
        Histories lives = Histories.random(seed, 2);
        Delivery.comesOutTheSame(new OfficesProjection(lives.ledger), lives, seed);
    }

    @Test
    void those_of_a_role_are_found_as_it_is_now_and_nobody_who_left() {
        appoint("amara", Role.REGISTRATION_OFFICER);
        appoint("ade", Role.REGISTRATION_OFFICER, Role.AUDITOR);
        appoint("bao", Role.REGISTRATION_OFFICER);
        appoint("chen", Role.REGISTRATION_OFFICER);
        append(new OfficerEvent.RolesChanged("bao", Set.of(Role.AUDITOR)));
        append(new OfficerEvent.Disabled("chen"));
        assertThat(ids("REGISTRATION_OFFICER", null, null, "", "")).containsExactly("ade", "amara");
        assertThat(ids("AUDITOR", null, null, "", "")).containsExactly("ade", "bao");
        assertThat(ids(null, null, null, "", "")).containsExactly("ade", "amara", "bao");
        assertThat(ids("registration_officer", null, null, "", "")).isEmpty();
        append(new OfficerEvent.Enabled("chen"));
        assertThat(ids("REGISTRATION_OFFICER", null, null, "", "")).containsExactly("ade", "amara", "chen");
    }

    @Test
    void they_come_page_by_page_each_once_and_a_hundred_at_most() {
        for (int i = 0; i < 1_203; i++) {
            appoint("officer-%04d".formatted(i), Role.REGISTRATION_OFFICER);
        }
        assertThat(ids("REGISTRATION_OFFICER", 0, 0, "", "")).hasSize(100);
        assertThat(ids("REGISTRATION_OFFICER", 0, 1_000, "", "")).hasSize(100);
        assertThat(ids("REGISTRATION_OFFICER", 1_200, 2, "", "")).containsExactly("officer-1200", "officer-1201");
        assertThat(ids("REGISTRATION_OFFICER", 1_202, 2, "", "")).containsExactly("officer-1202");
        assertThat(ids("REGISTRATION_OFFICER", 1_203, 2, "", "")).isEmpty();
        assertThat(ids(null, 1, 3, "", "99")).containsExactly("officer-0199", "officer-0299", "officer-0399");
    }

    @Test
    void one_is_found_by_id_only_in_the_role_that_was_asked_for() {
        appoint("amara", Role.REGISTRATION_OFFICER);
        assertThat(ids(null, null, null, "amara", "")).containsExactly("amara");
        assertThat(ids("REGISTRATION_OFFICER", null, null, "amara", "")).containsExactly("amara");
        assertThat(ids("AUDITOR", null, null, "amara", "")).isEmpty();
        assertThat(ids(null, null, null, "amar", "")).isEmpty();
        append(new OfficerEvent.Disabled("amara"));
        assertThat(ids(null, null, null, "amara", "")).isEmpty();
    }

    @Test
    void nothing_is_told_of_the_person_and_nobody_is_found_by_it() {
        append(new OfficerEvent.Appointed(
                "amara",
                Set.of(Role.AUDITOR, Role.ADJUDICATOR),
                Optional.of("10001"),
                Map.of("email", histories.vault.seal("officer:amara", "email", "a@example.org".getBytes(UTF_8)))));
        var answer = users().users("admin", null, null, null, null, "", null, null, null);
        assertThat(Json.write(answer))
                .contains("\"role\":\"ADJUDICATOR,AUDITOR\"")
                .doesNotContain("example.org");
        refused("email", () -> users().users("admin", null, null, null, "a@example.org", null, null, null, null));
        refused("firstName", () -> users().users("admin", null, null, null, null, "A", null, null, null));
        refused("lastName", () -> users().users("admin", null, null, null, null, null, "A", null, null));
        refused("pageStart", () -> users().users("admin", null, -1, null, null, null, null, null, null));
        refused("pageFetch", () -> users().users("admin", null, null, -1, null, null, null, null, null));
        refused("search", () -> users().users("admin", null, null, null, null, null, null, null, "x\0"));
    }

    private static void refused(String field, ThrowingCallable asking) {
        assertThatThrownBy(asking).isInstanceOfSatisfying(MosipRefusal.class, refusal -> {
            assertThat(refusal.why()).isEqualTo(BadRequest.INVALID_FIELD);
            assertThat(refusal.field()).isEqualTo(field);
        });
    }
}
