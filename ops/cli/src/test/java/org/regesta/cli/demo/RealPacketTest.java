package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.testkit.Needs;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.packet.RealPacket;
import tools.jackson.databind.JsonNode;

@Needs(Needs.SHARED)
class RealPacketTest {

    @Test
    void the_published_identity_with_whole_fingers_becomes_an_identity(@TempDir Path data) {
        try (House house = new House(data)) {
            Packet whole = new PacketTool(FieldCategories.usual())
                    .pack(RealPacket.application(house.rid(1), house.clock.instant(), House.OPERATOR, House.OPERATOR));

            JsonNode finished = house.bringIn(whole, "FINISHED", "REJECTED_INVALID", "IN_ADJUDICATION");

            assertThat(finished.path("standing").asString()).as("%s", finished).isEqualTo("FINISHED");
            assertThat(finished.path("subject").asString()).matches("[0-9a-f]{32}");
        }
    }

    @Test
    void the_packet_as_published_is_refused_with_its_reasons(@TempDir Path data) {
        System.setProperty("regesta.registration.unencrypted", "true"); // as it was published
        try (House house = new House(data)) {
            Packet broken = RealPacket.sampleAsPublished(house.clock.instant());

            house.plainField().announce(broken);
            house.plainField().upload(broken);
            JsonNode refused = house.awaitStanding(broken.rid(), "REJECTED_INVALID", "FINISHED");

            List<String> reasons = new ArrayList<>();
            refused.path("reasons")
                    .forEach(reason -> reasons.add(reason.path("code").asString() + " "
                            + reason.path("where").asString()));
            assertThat(reasons).anyMatch(reason -> reason.startsWith("DATA_HASH"));
            assertThat(reasons).anyMatch(reason -> reason.startsWith("BIOMETRIC_RECORD") && reason.contains("Finger"));
            assertThat(reasons).anyMatch(reason -> reason.startsWith("SCHEMA "));
        } finally {
            System.clearProperty("regesta.registration.unencrypted");
        }
    }
}
