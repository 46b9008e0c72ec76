package org.regesta.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.wire.BadRequest;

class IdentityCodesTest {

    @Test
    void every_refusal_has_a_code_of_mosips() {
        for (IdentityRefusal code : IdentityRefusal.values()) {
            assertThat(IdentityCodes.of(code).errorCode()).startsWith("IDR-IDC-0");
        }
        for (BadRequest why : BadRequest.values()) {
            assertThat(IdentityCodes.of(why, "version").errorCode()).startsWith("IDR-IDC-0");
        }
    }

    @Test
    void what_is_missing_or_invalid_is_named_as_mosip_names_it() {
        assertThat(IdentityCodes.of(BadRequest.MISSING_FIELD, "version").message())
                .isEqualTo("Missing Input Parameter - version");
        assertThat(IdentityCodes.of(BadRequest.INVALID_FIELD, "identity/dateOfBirth")
                        .message())
                .isEqualTo("Invalid Input Parameter - identity/dateOfBirth");
    }
}
