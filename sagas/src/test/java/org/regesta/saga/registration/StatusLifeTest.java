package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.Purpose;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Recorded;
import org.regesta.ports.SealedAs;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.wire.Json;

/** Packets that set an identity's status: deactivated, activated again, died, and a death revoked. */
@OpenerOf(Purpose.VALIDATE)
class StatusLifeTest {

    private House.Durable durable = new House.Durable();
    private String uin = "";

    @BeforeEach
    void amina_has_an_identity() {
        durable.town.arrive(Applicants.TOOL.pack(Applicants.amina()));
        live(Integer.MAX_VALUE);
        IdentityEvent.Issued issued =
                (IdentityEvent.Issued) events(IdentityEvent.class).getFirst().payload();
        Opening opened = durable.town.vault.open(Purpose.VALIDATE, SealedAs.UIN, issued.uin());
        uin = new String(((Opening.Opened) opened).value(), StandardCharsets.UTF_8);
    }

    @Test
    void a_deactivated_identity_rests_until_it_is_activated_by_the_rule_of_the_process() {
        String rid = bring(Process.DEACTIVATED, 2, uin);
        assertThat(durable.town.newest(rid)).isInstanceOf(RegistrationEvent.Finished.class);
        Recorded rests = events(IdentityEvent.class).getLast();
        assertThat(rests.payload()).isInstanceOf(IdentityEvent.Deactivated.class);
        assertThat(rests.envelope().meta(Meta.AUTHORITY).map(Authority::parse))
                .hasValueSatisfying(authority ->
                        assertThat(((Authority.Rule) authority).id()).isEqualTo("registration-deactivated"));

        bring(Process.ACTIVATED, 3, uin);
        assertThat(events(IdentityEvent.class).getLast().payload()).isInstanceOf(IdentityEvent.Reactivated.class);
        assertThat(events(RegistrationEvent.EnrolledInGallery.class))
                .as("nobody is compared anew")
                .hasSize(1);
        assertThat(durable.sagas.states()).isEmpty();
    }

    @Test
    void who_died_lives_again_by_a_revoked_death_alone() {
        String death = bring(Process.CRVS_DEATH, 2, uin);
        assertThat(events(IdentityEvent.class).getLast().payload())
                .isInstanceOfSatisfying(IdentityEvent.Died.class, e -> assertThat(e.registrationId())
                        .isEqualTo(death));
        refused(bring(Process.ACTIVATED, 3, uin), "registrationType");

        bring(Process.CRVS_DEATH_REVOKED, 4, uin);
        assertThat(events(IdentityEvent.class).getLast().payload())
                .isInstanceOfSatisfying(IdentityEvent.DeathRevoked.class, e -> assertThat(e.death())
                        .isEqualTo(death));
        refused(bring(Process.CRVS_DEATH_REVOKED, 5, uin), "registrationType");
    }

    @Test
    void a_number_nobody_has_is_refused_and_so_is_a_packet_without_one_or_another_process_than_announced() {
        int life = events(IdentityEvent.class).size();
        refused(bring(Process.DEACTIVATED, 2, "2345678901"), "UIN");
        Application none = application(3, uin).without("UIN");
        refused(bring(Process.DEACTIVATED, Process.DEACTIVATED, none), "UIN");
        refused(bring(Process.DEACTIVATED, Process.ACTIVATED, application(4, uin)), "packet/process");
        assertThat(events(IdentityEvent.class)).hasSize(life);
    }

    private void refused(String rid, String where) {
        assertThat(durable.town.newest(rid)).isInstanceOf(RegistrationEvent.Rejected.class);
        assertThat(events(RegistrationEvent.FoundInvalid.class).getLast().payload())
                .isInstanceOfSatisfying(RegistrationEvent.FoundInvalid.class, bad -> assertThat(bad.faults())
                        .contains(new Fault(FaultCode.REFERENCE, where)));
    }

    private String bring(Process process, int sequence, String number) {
        return bring(process, process, application(sequence, number));
    }

    private String bring(Process announced, Process packed, Application application) {
        String rid = arrive(announced, packed, application);
        live(Integer.MAX_VALUE);
        return rid;
    }

    private String arrive(Process announced, Process packed, Application application) {
        Packet packet = new PacketTool(FieldCategories.usual(), packed.name()).pack(application);
        durable.town.arrive(packet, announced, SupervisorStatus.APPROVED);
        return packet.rid();
    }

    private static Application application(int sequence, String number) {
        return new Application(
                Packet.rid("10001", "10001", sequence, Applicants.MADE),
                Applicants.MADE,
                Json.mapper().valueToTree(Map.of("IDSchemaVersion", 0.1, "UIN", number)),
                Map.of(),
                Map.of(),
                "op1",
                "su1");
    }

    /** One process over the town, until all is done or it dies; how many effects it had. */
    private int live(int lastWord) {
        Mortal mortal = new Mortal(lastWord);
        try (House house = new House(durable, mortal)) {
            house.settle();
        } catch (Mortal.Killed dead) {
            durable.town.clock.advance(java.time.Duration.ofSeconds(7));
        }
        return mortal.effects();
    }

    private List<Recorded> events(Class<?> type) {
        return durable.town.ledger.all(Book.REGISTRY).stream()
                .filter(recorded -> type.isInstance(recorded.payload()))
                .toList();
    }
}
