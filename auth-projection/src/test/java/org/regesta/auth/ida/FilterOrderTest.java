package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.partner.AuthDevice;
import org.regesta.testkit.partner.AuthDevice.Taken;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartnerClient.Answer;
import org.regesta.testkit.partner.Certified;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;
import tools.jackson.databind.JsonNode;

/**
 * MOSIP's six filters in its order: partner, individual, device provider, device, child, lock. Everything is wrong at
 * once, and is put right one by one: what is named next is the next filter's.
 */
class FilterOrderTest {

    private static final String TRANSACTION = AuthenticationTest.TRANSACTION;
    private static final String POLICY = """
            {"allowedAuthTypes": [{"authType": "otp"}, {"authType": "bio", "authSubType": "FINGER"}],
              "authTokenType": "partner"}""";
    private static final Certified MAKER = Certified.ca("Chips", World.LAST_YEAR, World.NEXT_YEAR);
    private static final Certified PROVIDER = Certified.ca("Devices Ltd", World.LAST_YEAR, World.NEXT_YEAR);

    private final World world = new World();
    private final AuthPartner bank = world.bank(POLICY);
    private final AuthPartner house =
            new AuthPartner(World.key("bank"), World.key("IDA/INTERNAL").certificate(), "", "", "", world.clock);
    private final AuthDevice device = new AuthDevice(
            PROVIDER.certify("device provider", "Devices Ltd", World.LAST_YEAR, World.NEXT_YEAR),
            MAKER.certify("chip", "Chips", World.LAST_YEAR, World.NEXT_YEAR),
            World.key("IDA/IDA-FIR").certificate(),
            world.clock);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void what_a_filter_refuses_the_filters_behind_it_are_not_asked_about() {
        Someone child = blockedEverywhere(AgeGroup.INFANT);
        assertThat(refused(child)).isEqualTo("IDA-MLC-022 partnerId is blocked");
        free(HotlistKind.PARTNER_ID, bank.partnerId());
        assertThat(refused(child)).isEqualTo("IDA-MLC-022 individualId is blocked");
        free(HotlistKind.UIN, child.uin());
        assertThat(refused(child)).startsWith("IDA-MLC-022 ").endsWith("/digitalId/DEVICE_PROVIDER is blocked");
        free(HotlistKind.DEVICE_PROVIDER, "Devices Ltd571203");
        assertThat(refused(child)).startsWith("IDA-MLC-022 ").endsWith("/digitalId/DEVICE is blocked");
        free(HotlistKind.DEVICE, "78467171SensorsS1");
        assertThat(refused(child)).isEqualTo("IDA-MLC-011 Unsupported Authentication Type - otp");
    }

    @Test
    void a_lock_is_the_last_of_them_and_holds_for_partners() {
        Someone adult = blockedEverywhere(AgeGroup.ADULT);
        free(HotlistKind.PARTNER_ID, bank.partnerId());
        free(HotlistKind.UIN, adult.uin());
        free(HotlistKind.DEVICE_PROVIDER, "Devices Ltd571203");
        assertThat(refused(adult)).startsWith("IDA-MLC-022 ").endsWith("/digitalId/DEVICE is blocked");
        free(HotlistKind.DEVICE, "78467171SensorsS1");
        assertThat(refused(adult)).isEqualTo("IDA-MLC-019 otp Auth Type is Locked for the UIN");
    }

    @Test
    void the_house_itself_is_asked_about_the_individual_then_the_child_and_no_lock() {
        Someone child = blockedEverywhere(AgeGroup.INFANT);
        assertThat(first(internal(child))).isEqualTo("IDA-MLC-022 individualId is blocked");
        free(HotlistKind.UIN, child.uin());
        assertThat(first(internal(child))).isEqualTo("IDA-MLC-011 Unsupported Authentication Type - otp");
        Someone adult = blockedEverywhere(AgeGroup.ADULT);
        free(HotlistKind.UIN, adult.uin());
        assertThat(first(internal(adult))).startsWith("IDA-OTA-012");
    }

    private Someone blockedEverywhere(AgeGroup age) {
        world.anchor("FTM", MAKER);
        world.anchor("DEVICE", PROVIDER);
        Someone someone = world.person(new SecureRandom(), age, Map.of("dateOfBirth", "\"2024/07/08\""));
        block(HotlistKind.PARTNER_ID, bank.partnerId());
        block(HotlistKind.UIN, someone.uin());
        block(HotlistKind.DEVICE_PROVIDER, "Devices Ltd571203");
        block(HotlistKind.DEVICE, "78467171SensorsS1");
        for (Factor factor : List.of(Factor.OTP, Factor.FINGER)) {
            world.ledger.append(
                    "identity:" + someone.subject(),
                    new IdentityEvent.FactorLocked(someone.subject(), factor),
                    InMemoryLedger.about(someone.subject()));
        }
        world.project();
        return someone;
    }

    private String refused(Someone who) {
        world.clock.advance(Duration.ofMillis(2));
        Map<String, ?> factors = Map.of(
                "otp",
                "123456",
                "biometrics",
                device.biometrics(TRANSACTION, new Taken("Finger", "Left Thumb", new byte[] {1, 2, 3})));
        return first(AuthenticationTest.ask(world, bank.auth("UIN", who.uin(), TRANSACTION, factors)));
    }

    private Answer internal(Someone who) {
        world.clock.advance(Duration.ofMillis(2));
        Map<String, Object> content = Map.of("otp", "123456", "timestamp", MosipTime.text(world.clock.instant()));
        Map<String, Object> envelope = house.authEnvelope("UIN", who.uin(), TRANSACTION, bytes(content));
        envelope.put("id", "mosip.identity.auth.internal");
        return org.regesta.testkit.partner.AuthPartnerClient.read(
                200,
                world.bean(InternalAuthEndpoint.class).auth(bytes(envelope)).getBody());
    }

    private static String first(Answer answer) {
        assertThat(answer.errors()).hasSize(1);
        JsonNode error = answer.json().path("errors").path(0);
        return error.path("errorCode").asString() + " "
                + error.path("errorMessage").asString();
    }

    private static byte[] bytes(Object json) {
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }

    private void block(HotlistKind kind, String id) {
        String entry = world.bean(Hotlist.class).entry(kind, id);
        world.ledger.append("hotlist:" + entry, new HotlistEvent.Blocked(entry, kind, Optional.empty()));
    }

    private void free(HotlistKind kind, String id) {
        String entry = world.bean(Hotlist.class).entry(kind, id);
        world.ledger.append("hotlist:" + entry, new HotlistEvent.Unblocked(entry, kind));
        world.project();
    }
}
