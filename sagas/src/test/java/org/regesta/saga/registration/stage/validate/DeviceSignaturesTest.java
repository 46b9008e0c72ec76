package org.regesta.saga.registration.stage.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceSignaturesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"RS256\",\"x5c\":[\"A\\u0018\"]}",
                "{\"alg\":\"RS256\",\"x5c\":[\"\"]}",
                "{\"alg\":\"RS256\",\"x5c\":[\"AAAA\"]}",
                "{\"alg\":\"RS256\",\"x5c\":[]}",
                "{\"alg\":\"none\"}"
            })
    void a_sample_whose_signer_is_no_certificate_is_signed_by_nobody(String header) {
        String jws = Base64URL.encode(header) + ".e30.AAAA";

        assertThat(new DeviceSignatures(null).signers(jws)).isEmpty();
    }
}
