package org.regesta.command.virtualid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.wire.BadRequest;

class VirtualIdCodesTest {

    @Test
    void every_refusal_has_a_code_of_mosips() {
        for (VirtualIdRefusal code : VirtualIdRefusal.values()) {
            assertThat(VirtualIdCodes.of(code).errorCode()).matches("IDR-(IDC|VID)-0\\d\\d");
        }
        for (BadRequest why : BadRequest.values()) {
            assertThat(VirtualIdCodes.of(why, "UIN").errorCode()).startsWith("IDR-IDC-0");
        }
    }

    @Test
    void the_state_of_a_virtual_id_is_said_in_mosips_words() {
        assertThat(VirtualIdCodes.of(VirtualIdRefusal.REVOKED).message()).isEqualTo("VID is REVOKED");
        assertThat(VirtualIdCodes.of(VirtualIdRefusal.IDENTITY_BLOCKED).message())
                .isEqualTo("BLOCKED UIN");
    }
}
