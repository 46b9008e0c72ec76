package org.regesta.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.Base64;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class X5cTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "====", "A\u0018\0\0\0", "AAAA", "!"})
    void an_entry_that_is_no_certificate_is_refused_whatever_it_decodes_to(String entry) {
        assertThatThrownBy(() -> X5c.read(List.of(new Base64(entry)))).isInstanceOf(ParseException.class);
    }

    @Test
    void no_entries_are_no_certificates() throws ParseException {
        assertThat(X5c.read(List.of())).isEmpty();
    }
}
