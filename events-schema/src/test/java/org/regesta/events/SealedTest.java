package org.regesta.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SealedTest {

    private static final String HEX = "0123456789abcdef".repeat(4);

    @Test
    void a_seal_is_base64url_and_a_commitment_in_lower_case_hex() {
        assertThat(new Sealed("registration:1", "Az09-_", HEX).commitment()).isEqualTo(HEX);
    }

    @Test
    void any_other_ciphertext_is_refused() {
        for (String text : new String[] {"", "a+b", "a/b", "YQ==", "a b", "aü", "a\n", "٣"}) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> new Sealed("registration:1", text, HEX))
                    .withMessage("ciphertext is not base64url");
        }
    }

    @Test
    void any_other_commitment_is_refused() {
        for (String text :
                new String[] {"", HEX.substring(1), HEX + "0", "G" + HEX.substring(1), "A" + HEX.substring(1)}) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> new Sealed("registration:1", "AA", text))
                    .withMessageContaining("commitment");
        }
    }
}
