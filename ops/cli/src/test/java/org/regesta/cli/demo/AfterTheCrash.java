package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.regesta.cli.verb.Failed;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.ports.Ledger;
import org.regesta.server.RegestaServer;
import org.regesta.server.delivery.Replay;
import org.regesta.server.delivery.SagaRebuild;
import org.regesta.testkit.packet.Packet;
import tools.jackson.databind.JsonNode;

/** What must be true once every registration is decided. The last packet is the first one's person again. */
final class AfterTheCrash {

    private static final Set<String> DECIDED = Set.of("FINISHED", "IN_ADJUDICATION", "REJECTED_INVALID");

    private final RegestaServer.Instance server;
    private final Api client;
    private final List<Packet> packets;
    private final List<Object> happened = new ArrayList<>();

    AfterTheCrash(RegestaServer.Instance server, Api client, List<Packet> packets) {
        this.server = server;
        this.client = client;
        this.packets = packets;
    }

    void awaitDecisions() {
        House.await(() -> packets.stream().map(this::standing).allMatch(DECIDED::contains));
        server.part(Ledger.class).read(Book.REGISTRY, 0, event -> happened.add(event.payload()));
    }

    void eachPersonHasOneIdentity(int people) {
        assertThat(standings()).containsEntry("FINISHED", (long) people).containsEntry("IN_ADJUDICATION", 1L);
        assertThat(standing(packets.getFirst()))
                .as("of two registrations of one person only one may become an identity")
                .isNotEqualTo(standing(packets.getLast()));
        List<IdentityEvent.Issued> issued = all(IdentityEvent.Issued.class);
        assertThat(issued).hasSize(people);
        assertThat(issued).extracting(IdentityEvent.Issued::subject).doesNotHaveDuplicates();
        assertThat(issued).extracting(IdentityEvent.Issued::uinClaim).doesNotHaveDuplicates();
        assertThat(issued).extracting(IdentityEvent.Issued::registrationId).doesNotHaveDuplicates();
        assertThat(all(VirtualIdEvent.Issued.class))
                .extracting(VirtualIdEvent.Issued::subject)
                .hasSize(people)
                .doesNotHaveDuplicates();
        assertThat(all(RegistrationEvent.Finished.class))
                .extracting(RegistrationEvent.Finished::registrationId)
                .hasSize(people)
                .doesNotHaveDuplicates();
        assertThat(all(RegistrationEvent.PacketReceived.class))
                .extracting(RegistrationEvent.PacketReceived::registrationId)
                .hasSize(packets.size())
                .doesNotHaveDuplicates();
    }

    void answersAgree(int people) {
        Office office = new Office(
                new Api(server.url(), Optional.empty()),
                server.administratorLink().orElseThrow());
        Api officer = office.appoint("110198", "Officer", Set.of("REGISTRATION_ADMIN"));
        Api auditor = office.appoint("110199", "Auditor", Set.of("AUDITOR"));
        Answers answers = new Answers(officer, auditor);
        for (Packet packet : packets) {
            JsonNode registration = registration(packet);
            boolean finished = standing(packet).equals("FINISHED");
            assertThat(steps(registration, "FINISHED")).isEqualTo(finished ? 1 : 0);
            assertThat(answers.audit(packet.rid())).isNotEmpty().doesNotHaveDuplicates();
            if (finished) {
                String subject = registration.path("subject").asString();
                assertThat(answers.subject(packet.rid())).isEqualTo(subject);
                assertThat(answers.card(subject).path("registrationId").asString())
                        .isEqualTo(packet.rid());
                assertThat(answers.history(subject)).isNotEmpty().doesNotHaveDuplicates();
            }
        }
        JsonNode rows = auditor.get("/v1/reports/enrolments").path("rows");
        assertThat(sum(rows, "received")).isEqualTo(packets.size());
        assertThat(sum(rows, "issued")).isEqualTo(people);
        assertThat(sum(rows, "rejected")).isZero();
    }

    static void everythingIsMadeAnewAsItWas(RegestaServer.Instance server) {
        Replay replay = server.part(Replay.class);
        for (String view : replay.views()) {
            assertThat(replay.rebuild(view, (done, of) -> {}).same()).as(view).isTrue();
        }
        assertThat(server.part(SagaRebuild.class).rebuild().same()).as("sagas").isTrue();
    }

    private Map<String, Long> standings() {
        return packets.stream()
                .map(this::standing)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private String standing(Packet packet) {
        try {
            return registration(packet).path("standing").asString("");
        } catch (Failed notYetInTheView) {
            return "";
        }
    }

    private JsonNode registration(Packet packet) {
        return client.get("/v1/registrations/" + packet.rid());
    }

    private <T> List<T> all(Class<T> type) {
        return happened.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static long steps(JsonNode registration, String step) {
        return registration
                .path("passed")
                .valueStream()
                .filter(passed -> passed.path("step").asString("").equals(step))
                .count();
    }

    private static long sum(JsonNode rows, String column) {
        return rows.valueStream().mapToLong(row -> row.path(column).asLong()).sum();
    }
}
