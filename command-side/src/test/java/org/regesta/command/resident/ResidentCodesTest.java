package org.regesta.command.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.resident.api.ResidentRefusal;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.wire.BadRequest;

class ResidentCodesTest {

    @Test
    void every_refusal_has_a_code_of_mosips() {
        for (Enum<?>[] refusals :
                List.<Enum<?>[]>of(ResidentRefusal.values(), VirtualIdRefusal.values(), IdentityRefusal.values())) {
            for (Enum<?> code : refusals) {
                assertThat(ResidentCodes.of(code).errorCode()).matches("RES-SER-\\d\\d\\d");
            }
        }
        for (BadRequest why : BadRequest.values()) {
            assertThat(ResidentCodes.of(why, "otp").errorCode()).matches("RES-SER-4\\d\\d");
        }
    }

    @Test
    void what_residents_meet_most_is_said_in_mosips_words() {
        assertThat(ResidentCodes.of(ResidentRefusal.NOT_PROVEN).errorCode()).isEqualTo("RES-SER-422");
        assertThat(ResidentCodes.of(VirtualIdRefusal.TOO_MANY).errorCode()).isEqualTo("RES-SER-405");
        assertThat(ResidentCodes.of(BadRequest.INVALID_FIELD, "otp").message())
                .isEqualTo("Invalid Input Parameter- otp");
    }
}
