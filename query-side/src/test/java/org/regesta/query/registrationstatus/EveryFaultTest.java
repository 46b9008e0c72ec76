package org.regesta.query.registrationstatus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RejectionGround;
import org.regesta.ports.ViewStore;
import org.regesta.query.Histories;
import org.regesta.query.audit.AuditView;
import org.regesta.query.lines.FaultWords;
import org.regesta.query.lines.Line;
import org.regesta.query.lines.Timeline;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.wire.MosipRequest;

/**
 * Whatever a packet is refused for, it ends in the status and with the code that the handbook's page of bad packets
 * documents, and the audit trail says by whom and why. That each bad packet has its fault is for the stages' tests.
 */
class EveryFaultTest {

    /** A fault, where it is if that matters, and MOSIP's transaction and code. */
    private static final Pattern ROW =
            Pattern.compile("\\| `([A-Z_]+)`(?: of `(\\w+)`)? \\| `([A-Z_]+)` \\| `([A-Z0-9-]+)` \\|");

    private final Histories histories = new Histories();
    private final ViewStore store = new InMemoryViewStore();

    @Test
    void ends_in_the_documented_status_with_the_documented_code_and_in_the_audit_trail() throws IOException {
        Map<Fault, String> documented = documented();
        List<Fault> faults = List.copyOf(documented.keySet());
        for (int person = 0; person < faults.size(); person++) {
            refused(person, faults.get(person));
        }
        var status = new RegistrationStatusProjection(histories.ledger).over(store);
        var audit = AuditView.of(histories).over(store);
        histories.all().forEach(status::on);
        histories.all().forEach(audit::on);
        for (int person = 0; person < faults.size(); person++) {
            Fault fault = faults.get(person);
            assertThat(status(person)).as(fault.toString()).isEqualTo("REREGISTER");
            assertThat(failed(person)).as(fault.toString()).containsExactly(documented.get(fault));
            assertThat(trail(person))
                    .as(fault.toString())
                    .anyMatch(line -> line.actor().equals(Optional.of("amara"))
                            && line.what().contains("found invalid: " + FaultWords.of(fault)));
        }
    }

    @Test
    void the_page_has_every_fault() throws IOException {
        TreeSet<FaultCode> codes = new TreeSet<>();
        documented().keySet().forEach(fault -> codes.add(fault.code()));
        assertThat(codes).containsExactly(FaultCode.values());
    }

    private void refused(int person, Fault fault) {
        String rid = Histories.rid(person);
        histories.enrolment(person, false, false).forEach(Runnable::run);
        histories.register(person, new RegistrationEvent.FoundInvalid(rid, 1, List.of(fault)));
        histories.register(
                person, new RegistrationEvent.Rejected(rid, RejectionGround.INVALID_PACKET, Optional.empty()));
    }

    private String status(int person) {
        StatusSearchEndpoint.Body asked = new StatusSearchEndpoint.Body(Histories.rid(person));
        return new StatusSearchEndpoint(store, histories.clock)
                .search(new MosipRequest<>("mosip.registration.status", "1.0", null, null, List.of(asked)))
                .response()
                .getFirst()
                .statusCode();
    }

    private List<String> failed(int person) {
        List<String> failed = new ArrayList<>();
        new TransactionEndpoint(histories.ledger, histories.clock)
                .search(Histories.rid(person))
                .response()
                .forEach(step -> {
                    if (step.statusCode().equals("FAILED")) {
                        failed.add(step.transactionTypeCode() + " " + step.subStatusCode());
                    }
                });
        return failed;
    }

    private List<Line> trail(int person) {
        Timeline.Part whole = new Timeline.Part(Optional.empty(), Optional.empty(), null, 200);
        return new Timeline(store, org.regesta.query.audit.api.AuditView.NAME)
                .ofRegistration(Histories.rid(person), whole)
                .lines();
    }

    private static Map<Fault, String> documented() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("events-schema"))) {
            folder = folder.getParent();
        }
        Map<Fault, String> documented = new LinkedHashMap<>();
        Matcher row = ROW.matcher(Files.readString(folder.resolve("docs/bad-packets.md")));
        while (row.find()) {
            String where = row.group(2) == null ? "somewhere" : row.group(2);
            Fault fault = new Fault(FaultCode.valueOf(row.group(1)), where);
            assertThat(documented.put(fault, row.group(3) + " " + row.group(4)))
                    .as(row.group())
                    .isNull();
        }
        return documented;
    }
}
