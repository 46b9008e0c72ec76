package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied.Reason;
import org.regesta.wire.BadRequest;

class IdaCodesTest {

    @Test
    void every_refusal_has_a_code_and_words() {
        for (AuthRefusal refusal : AuthRefusal.values()) {
            IdaCodes.IdaError error = IdaCodes.error(Reason.of(refusal, "name", "eng"));
            assertThat(error.errorCode()).as(refusal.name()).matches("IDA-[A-Z]{3}-[0-9]{3}");
            assertThat(error.errorMessage()).as(refusal.name()).isNotBlank().doesNotContain("%s");
        }
    }

    @Test
    void every_bad_request_has_one_too() {
        for (BadRequest why : BadRequest.values()) {
            assertThat(IdaCodes.plain(IdaCodes.of(why, "field")).errorCode()).startsWith("IDA-MLC-");
        }
    }

    @Test
    void details_stand_where_mosip_puts_them() {
        IdaCodes.IdaError error =
                IdaCodes.error(Reason.of(AuthRefusal.DEMOGRAPHIC_MISMATCH_IN_LANGUAGE, "name", "eng"));
        assertThat(error.errorMessage()).isEqualTo("Demographic data name in eng did not match");
        assertThat(error.actionMessage()).isEqualTo("Please re-enter your name in eng");
        assertThat(IdaCodes.error(Reason.of(AuthRefusal.OTP_FROZEN)).errorMessage())
                .contains("for 30 minutes")
                .contains("for 5 times");
        assertThat(IdaCodes.error(Reason.of(AuthRefusal.STALE)).errorMessage())
                .isEqualTo("Request to be received at MOSIP within 30 seconds");
    }
}
