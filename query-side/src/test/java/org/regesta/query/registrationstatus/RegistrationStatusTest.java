package org.regesta.query.registrationstatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.events.EvidenceRef;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Projection;
import org.regesta.ports.Refusal;
import org.regesta.ports.ViewStore;
import org.regesta.query.Delivery;
import org.regesta.query.Histories;
import org.regesta.query.registrationstatus.RegistrationStatus.Passed;
import org.regesta.query.registrationstatus.RegistrationStatus.Reason;
import org.regesta.query.registrationstatus.api.RegistrationStatusRefusal;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;

class RegistrationStatusTest {

    private static final int AMINA = 0;
    private static final int BAO = 1;
    private static final String RID = Histories.rid(AMINA);

    private final Histories histories = new Histories();
    private final ViewStore store = new InMemoryViewStore();

    private RegistrationEndpoint endpoint() {
        Projection projection = new RegistrationStatusProjection(histories.ledger).over(store);
        histories.all().forEach(projection::on);
        return new RegistrationEndpoint(store, histories.ledger);
    }

    private RegistrationStatus now() {
        return endpoint().status(RID, null);
    }

    @Property(tries = 60)
    void it_comes_out_the_same_however_it_was_delivered(@ForAll long any) {
        long seed = Long.getLong("seed", any);
        Histories lives = Histories.random(seed, 5);
        Delivery.comesOutTheSame(new RegistrationStatusProjection(lives.ledger), lives, seed);
    }

    @Test
    void a_finished_registration_shows_every_step_it_passed() {
        histories.enrolment(AMINA, false, false).forEach(Runnable::run);
        assertThat(now().standing()).isEqualTo(Standing.PROCESSING);
        assertThat(now().awaited()).contains("VALIDATE");
        histories.adjudicated(AMINA, AdjudicationDecision.DIFFERENT_PEOPLE).forEach(Runnable::run);
        histories.issue(AMINA).forEach(Runnable::run);

        RegistrationStatus status = now();

        assertThat(status.standing()).isEqualTo(Standing.FINISHED);
        assertThat(status.subject()).contains(Histories.subject(AMINA));
        assertThat(status.reasons()).isEmpty();
        assertThat(status.passed())
                .extracting(Passed::step)
                .containsExactly(
                        "ANNOUNCED",
                        "RECEIVED",
                        "VALIDATE",
                        "CLASSIFY",
                        "ENROL",
                        "COMPARE_DEMOGRAPHICS",
                        "COMPARE_BIOMETRICS",
                        "ADJUDICATED",
                        "APPROVED",
                        "FINISHED");
    }

    @Test
    void another_packet_than_the_one_a_paused_registration_awaits_is_to_be_sent_again() {
        histories.enrolment(AMINA, false, false).forEach(Runnable::run);
        happens(new RegistrationEvent.InformationAsked(RID, RID + "-1", Process.BIOMETRIC_CORRECTION, 1));
        assertThat(mosips()).isEqualTo("AWAITING_INFORMATION");
        happens(new RegistrationEvent.UploadRefused(RID, new Fault(FaultCode.PACKET_HASH, "")));
        assertThat(now().standing()).isEqualTo(Standing.UPLOAD_REFUSED);
        assertThat(mosips()).isEqualTo("RESEND");
        happens(new RegistrationEvent.InformationReceived(
                RID,
                RID + "-1",
                new EvidenceRef("e".repeat(64), "registration:" + RID, "packet", 7),
                "hash",
                "10001",
                "20001",
                Instant.EPOCH));
        assertThat(mosips()).isEqualTo("PROCESSING");
    }

    private void happens(RegistrationEvent event) {
        histories.ledger.append("registration:" + RID, event);
    }

    private String mosips() {
        now();
        return search(RID).response().getFirst().statusCode();
    }

    @Test
    void a_refused_packet_says_why() {
        histories.enrolment(AMINA, false, true).subList(0, 2).forEach(Runnable::run);
        assertThat(now().standing()).isEqualTo(Standing.UPLOAD_REFUSED);
        assertThat(now().reasons()).extracting(Reason::code).containsExactly("PACKET_HASH");
        histories.enrolment(AMINA, false, false).subList(1, 3).forEach(Runnable::run);
        assertThat(now().reasons()).isEmpty();

        histories.invalid(AMINA).forEach(Runnable::run);

        assertThat(now().standing()).isEqualTo(Standing.REJECTED_INVALID);
        assertThat(now().reasons())
                .containsExactly(
                        new Reason("DATA_HASH", "", "its data hash is not that of its files"),
                        new Reason("SCHEMA", "email", "the identity object does not follow its schema (email)"));
    }

    @Test
    void a_duplicate_is_rejected_without_naming_the_other() {
        histories.enrolment(AMINA, false, false).forEach(Runnable::run);
        histories.adjudicated(AMINA, AdjudicationDecision.DUPLICATE).forEach(Runnable::run);

        assertThat(now().standing()).isEqualTo(Standing.REJECTED_DUPLICATE);
        assertThat(now().reasons()).extracting(Reason::code).containsExactly("DUPLICATE");
        assertThat(now().toString()).doesNotContain(Histories.candidate(AMINA).registrationId());
    }

    @Test
    void as_of_an_instant_or_a_position_it_stands_where_it_stood() {
        histories.enrolment(AMINA, false, false).forEach(Runnable::run);
        Instant then = histories.clock.instant();
        long position = histories.ledger.head(Book.REGISTRY);
        RegistrationStatus before = now();
        histories.clock.advance(Duration.ofSeconds(1));
        histories.compared(AMINA).forEach(Runnable::run);
        histories.issue(AMINA).forEach(Runnable::run);

        RegistrationEndpoint endpoint = endpoint();

        assertThat(endpoint.status(RID, then.toString())).isEqualTo(before);
        assertThat(endpoint.status(RID, "registry:" + position)).isEqualTo(before);
        assertThat(endpoint.status(RID, "" + position)).isEqualTo(before);
        assertThat(endpoint.status(RID, "registry:999999")).isEqualTo(endpoint.status(RID, null));
        unknown(() -> endpoint.status(RID, "2020-01-01T00:00:00Z"));
        for (String wrong : List.of("", "access:1", "-1", "then", "2026-11-21", "registry:99999999999999999999")) {
            assertThatThrownBy(() -> endpoint.status(RID, wrong)).isInstanceOf(MosipRefusal.class);
        }
    }

    @Test
    void an_unknown_registration_is_a_clear_refusal() {
        RegistrationEndpoint endpoint = endpoint();
        unknown(() -> endpoint.status("no-such", null));
        unknown(() -> endpoint.status("no-such", "0"));
    }

    private static void unknown(Runnable asking) {
        assertThatThrownBy(asking::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(RegistrationStatusRefusal.UNKNOWN));
    }

    private StatusSearchEndpoint.Answer search(String... rids) {
        endpoint();
        List<StatusSearchEndpoint.Body> bodies = java.util.Arrays.stream(rids)
                .map(StatusSearchEndpoint.Body::new)
                .toList();
        return new StatusSearchEndpoint(store, histories.clock)
                .search(new MosipRequest<>("mosip.registration.status", "1.0", null, null, bodies));
    }

    @Test
    void mosips_search_answers_for_those_it_finds_and_names_those_it_does_not() {
        histories.enrolment(AMINA, false, false).forEach(Runnable::run);
        histories.enrolment(BAO, false, false).subList(0, 1).forEach(Runnable::run);

        StatusSearchEndpoint.Answer answer = search(RID, "99999", Histories.rid(BAO), "<script>");

        assertThat(answer.response())
                .containsExactly(
                        new StatusSearchEndpoint.Found(RID, "PROCESSING"),
                        new StatusSearchEndpoint.Found(Histories.rid(BAO), "UPLOAD_PENDING"));
        assertThat(answer.errors())
                .containsExactly(
                        new StatusSearchEndpoint.NotFound("99999", "RPR-RGS-031", "RID Not Found"),
                        new StatusSearchEndpoint.NotFound("", "RPR-RGS-031", "RID Not Found"));
    }

    @Test
    void every_standing_and_refusal_has_mosips_code() {
        List<String> mosips = List.of(
                "RECEIVED",
                "UPLOAD_PENDING",
                "PROCESSING",
                "PROCESSED",
                "UIN_GENERATED",
                "REREGISTER",
                "RESEND",
                "REJECTED",
                "REPROCESS_FAILED",
                "AWAITING_INFORMATION");
        for (Standing standing : Standing.values()) {
            assertThat(mosips).contains(StatusSearchCodes.status(standing));
        }
        StatusSearchEndpoint endpoint = new StatusSearchEndpoint(store, histories.clock);
        for (BadRequest why : BadRequest.values()) {
            assertThat(endpoint.error(why, "x").errorCode()).startsWith("RPR-RGS-");
        }
        for (RegistrationStatusRefusal refusal : RegistrationStatusRefusal.values()) {
            assertThat(endpoint.error(refusal).errorCode()).startsWith("RPR-RGS-");
        }
    }

    @Test
    void a_search_without_its_parts_is_refused_by_name() {
        StatusSearchEndpoint endpoint = new StatusSearchEndpoint(store, histories.clock);
        assertThatThrownBy(() -> search("")).hasMessage("MISSING_FIELD");
        assertThatThrownBy(() -> search(new String[501])).hasMessage("TOO_LARGE");
        assertThatThrownBy(() -> endpoint.search(new MosipRequest<>(null, "1.0", null, null, List.of())))
                .hasMessage("MISSING_FIELD");
        assertThatThrownBy(() -> endpoint.search(new MosipRequest<>("x", "1.0", null, null, List.of())))
                .hasMessage("INVALID_FIELD");
        assertThatThrownBy(
                        () -> endpoint.search(new MosipRequest<>("mosip.registration.status", "1.0", null, null, null)))
                .hasMessage("MISSING_REQUEST");
    }

    @Test
    void a_stage_asked_again_is_awaited_again() {
        histories.enrolment(AMINA, false, false).forEach(Runnable::run);
        histories.register(AMINA, new RegistrationEvent.StageAsked(RID, Stage.VALIDATE, 2));

        assertThat(now().awaited()).contains("VALIDATE");
        assertThat(now().standing()).isEqualTo(Standing.PROCESSING);
    }
}
