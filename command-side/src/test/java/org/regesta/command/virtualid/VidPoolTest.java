package org.regesta.command.virtualid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.regesta.command.Door;
import org.regesta.command.House;
import org.regesta.command.virtualid.api.Vids;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.command.virtualid.api.VirtualIds;
import org.regesta.events.Book;
import org.regesta.events.virtualid.VidClaimEvent.Reserved;

class VidPoolTest {

    private final House house = new House(VidClaim.class);
    private final Vids vids = new Vids();
    private final VirtualIds virtualIds = new VirtualIds(house.ledger, house.vault);
    private final Door door =
            new Door(house, new VidPoolEndpoint(house, virtualIds, vids, new VidPoolEndpoint.Hand(house, house.clock)));

    @Test
    void each_number_handed_out_is_valid_claimed_and_in_no_event() {
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            String vid = door.get("/v1/idgenerator/vid").response().path("vid").asString();
            assertThat(vids.isValid(vid)).isTrue();
            assertThat(house.ledger.stream(Book.REGISTRY, "vidclaim:" + virtualIds.claimId(vid)))
                    .hasSize(1);
            drawn.add(vid);
        }
        assertThat(drawn).hasSize(20);
        assertThat(house.ledger.all(Book.REGISTRY).toString()).doesNotContain(drawn);
    }

    @Test
    void it_is_held_until_the_expiry_that_is_named_and_no_past_one() {
        door.get("/v1/idgenerator/vid?videxpiry=2026-11-30T12:00:00.000Z").response();
        Reserved held = (Reserved) house.ledger.all(Book.REGISTRY).getFirst().payload();
        assertThat(held.until()).isEqualTo("2026-11-30T12:00:00Z");
        assertThat(door.get("/v1/idgenerator/vid?videxpiry=2020-11-30T12:00:00.000Z")
                        .errorCode())
                .isEqualTo("KER-VID-004");
        assertThat(door.get("/v1/idgenerator/vid?videxpiry=soon").errorCode()).isEqualTo("KER-VID-004");
    }

    @Test
    void every_refusal_has_a_code() {
        EnumSet.allOf(VirtualIdRefusal.class)
                .forEach(code -> assertThat(VidPoolCodes.of(code).errorCode()).startsWith("KER-VID-"));
    }
}
