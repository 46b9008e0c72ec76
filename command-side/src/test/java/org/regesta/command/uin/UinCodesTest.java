package org.regesta.command.uin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.regesta.command.uin.api.UinClaimRefusal;
import org.regesta.wire.BadRequest;

class UinCodesTest {

    @Test
    void every_refusal_has_a_code_of_mosips() {
        for (UinClaimRefusal code : UinClaimRefusal.values()) {
            assertThat(UinCodes.of(code).errorCode()).startsWith("KER-UIG-00");
        }
        for (BadRequest why : BadRequest.values()) {
            assertThat(UinCodes.of(why, "uin").errorCode()).startsWith("KER-UIG-00");
        }
    }
}
