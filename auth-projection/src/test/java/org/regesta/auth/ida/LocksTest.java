package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.command.hotlist.api.Hotlist;
import org.regesta.events.AgeGroup;
import org.regesta.events.hotlist.HotlistEvent;
import org.regesta.events.hotlist.HotlistKind;
import org.regesta.events.identity.Factor;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.virtualid.VidEnd;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.ports.KeyRefs;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.partner.AuthPartner;

/** What a person locks, and what the registry ends, ends here too. */
class LocksTest {

    private static final String TRANSACTION = AuthenticationTest.TRANSACTION;
    private static final Map<String, String> BORN = Map.of("dob", "1990/07/08");

    private final World world = new World();
    private final AuthPartner bank = world.bank(AuthenticationTest.POLICY);
    private final Someone amina = world.amina();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void locked_demographics_open_for_nobody_until_they_are_unlocked() {
        befell(new IdentityEvent.FactorLocked(amina.subject(), Factor.DEMOGRAPHICS));
        assertThat(byBirth("UIN", amina.uin())).containsExactly("IDA-MLC-019");
        assertThat(byBirth("VID", amina.vid())).containsExactly("IDA-MLC-019");
        befell(new IdentityEvent.FactorUnlocked(amina.subject(), Factor.DEMOGRAPHICS, Optional.empty()));
        assertThat(byBirth("UIN", amina.uin())).isEmpty();
    }

    @Test
    void what_is_unlocked_for_a_while_is_locked_again_without_an_event() {
        Instant until = World.NOON.plusSeconds(30);
        befell(new IdentityEvent.FactorUnlocked(amina.subject(), Factor.DEMOGRAPHICS, Optional.of(until)));
        assertThat(byBirth("UIN", amina.uin())).isEmpty();
        world.clock.set(until);
        assertThat(byBirth("UIN", amina.uin())).containsExactly("IDA-MLC-019");
    }

    @Test
    void an_otp_goes_by_no_channel_that_is_locked() {
        befell(new IdentityEvent.FactorLocked(amina.subject(), Factor.OTP_BY_EMAIL));
        assertThat(otp("EMAIL")).containsExactly("IDA-MLC-019");
        assertThat(otp("EMAIL", "PHONE")).containsExactly("IDA-MLC-019");
        assertThat(world.sender.sent()).isEmpty();
        assertThat(otp("PHONE")).isEmpty();
        assertThat(world.sender.sent()).hasSize(1);
        befell(new IdentityEvent.FactorLocked(amina.subject(), Factor.OTP_BY_PHONE));
        assertThat(otp("EMAIL", "PHONE")).containsExactly("IDA-MLC-019");
        assertThat(AuthenticationTest.ask(world, bank.byOtp("UIN", amina.uin(), TRANSACTION, "123456"))
                        .errors())
                .containsExactly("IDA-MLC-019");
    }

    @Test
    void a_lock_on_fingers_is_none_on_demographics() {
        befell(new IdentityEvent.FactorLocked(amina.subject(), Factor.FINGER));
        assertThat(byBirth("UIN", amina.uin())).isEmpty();
    }

    @Test
    void nobody_is_authenticated_as_who_is_blocked_or_deactivated_until_reactivated() {
        befell(new IdentityEvent.Blocked(amina.subject(), "r"));
        assertThat(byBirth("UIN", amina.uin())).containsExactly("IDA-MLC-022");
        befell(new IdentityEvent.Deactivated(amina.subject(), "r"));
        assertThat(byBirth("UIN", amina.uin())).containsExactly("IDA-MLC-003");
        assertThat(byBirth("VID", amina.vid())).containsExactly("IDA-MLC-010");
        befell(new IdentityEvent.Reactivated(amina.subject(), "r"));
        assertThat(byBirth("VID", amina.vid())).isEmpty();
        befell(new IdentityEvent.Died(amina.subject(), "r"));
        assertThat(byBirth("UIN", amina.uin())).containsExactly("IDA-MLC-003");
        befell(new IdentityEvent.DeathRevoked(amina.subject(), "s", "r"));
        assertThat(byBirth("VID", amina.vid())).isEmpty();
    }

    @Test
    void a_virtual_id_that_ended_leads_to_nobody_and_one_put_aside_comes_back() {
        String vidId = "vid-" + Math.abs(amina.vid().hashCode());
        world.ledger.append("virtualid:" + vidId, new VirtualIdEvent.Deactivated(vidId, amina.subject()));
        world.project();
        assertThat(byBirth("VID", amina.vid())).containsExactly("IDA-MLC-018");
        world.ledger.append("virtualid:" + vidId, new VirtualIdEvent.Reactivated(vidId, amina.subject()));
        world.project();
        assertThat(byBirth("VID", amina.vid())).isEmpty();
        world.ledger.append("virtualid:" + vidId, new VirtualIdEvent.Ended(vidId, amina.subject(), VidEnd.REVOKED));
        world.project();
        assertThat(byBirth("VID", amina.vid())).containsExactly("IDA-MLC-018");
    }

    @Test
    void who_is_on_the_hotlist_is_blocked_until_taken_off_it_or_until_its_time() {
        hotlisted(HotlistKind.UIN, amina.uin(), Optional.of(World.NOON.plusSeconds(20)));
        assertThat(byBirth("UIN", amina.uin())).containsExactly("IDA-MLC-022");
        assertThat(otp("PHONE")).containsExactly("IDA-MLC-019");
        assertThat(byBirth("VID", amina.vid())).isEmpty();
        world.clock.set(World.NOON.plusSeconds(20));
        assertThat(byBirth("UIN", amina.uin())).isEmpty();
    }

    @Test
    void a_partner_its_key_and_its_licence_are_blocked_by_the_hotlist() {
        for (String id : List.of(bank.partnerId(), bank.apiKey())) {
            hotlisted(HotlistKind.PARTNER_ID, id, Optional.empty());
            assertThat(byBirth("UIN", amina.uin())).containsExactly("IDA-MLC-022");
            assertThat(otp("PHONE")).containsExactly("IDA-MLC-022");
            free(HotlistKind.PARTNER_ID, id);
        }
        hotlisted(HotlistKind.PARTNER_ID, bank.licence(), Optional.empty());
        assertThat(byBirth("UIN", amina.uin())).containsExactly("IDA-MPA-017");
        free(HotlistKind.PARTNER_ID, bank.licence());
        assertThat(byBirth("UIN", amina.uin())).isEmpty();
    }

    private void hotlisted(HotlistKind kind, String id, Optional<Instant> until) {
        String entry = world.bean(Hotlist.class).entry(kind, id);
        world.ledger.append("hotlist:" + entry, new HotlistEvent.Blocked(entry, kind, until));
        world.project();
    }

    private void free(HotlistKind kind, String id) {
        String entry = world.bean(Hotlist.class).entry(kind, id);
        world.ledger.append("hotlist:" + entry, new HotlistEvent.Unblocked(entry, kind));
        world.project();
    }

    @Test
    void what_changed_about_a_person_is_what_counts() {
        befell(new IdentityEvent.Updated(
                amina.subject(),
                "r2",
                "0.1",
                Map.of(
                        "dateOfBirth",
                        world.vault.seal(KeyRefs.subject(amina.subject()), "dateOfBirth", "\"1991/07/08\"".getBytes())),
                Set.of("phone"),
                List.of(),
                Optional.empty(),
                AgeGroup.ADULT));
        assertThat(byBirth("UIN", amina.uin())).containsExactly("IDA-DEA-001");
        assertThat(AuthenticationTest.ask(
                                world,
                                bank.byDemographics("UIN", amina.uin(), TRANSACTION, Map.of("dob", "1991/07/08")))
                        .errors())
                .isEmpty();
        assertThat(otp("PHONE")).containsExactly("IDA-OTA-002");
    }

    private void befell(IdentityEvent event) {
        world.ledger.append("identity:" + amina.subject(), event, InMemoryLedger.about(amina.subject()));
        world.project();
        world.clock.advance(Duration.ofMillis(2));
    }

    private List<String> byBirth(String type, String number) {
        world.clock.advance(Duration.ofMillis(2));
        return AuthenticationTest.ask(world, bank.byDemographics(type, number, TRANSACTION, BORN))
                .errors();
    }

    private List<String> otp(String... channels) {
        world.clock.advance(Duration.ofMillis(2));
        return AuthenticationTest.ask(world, bank.otp("UIN", amina.uin(), TRANSACTION, channels))
                .errors();
    }
}
