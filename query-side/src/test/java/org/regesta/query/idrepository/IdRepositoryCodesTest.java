package org.regesta.query.idrepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;

class IdRepositoryCodesTest {

    @Test
    void every_refusal_has_a_code_of_mosips() {
        for (IdentityRefusal code : IdentityRefusal.values()) {
            assertThat(IdRepositoryCodes.of(code).errorCode()).startsWith("IDR-IDC-0");
        }
        for (VirtualIdRefusal code : VirtualIdRefusal.values()) {
            assertThat(IdRepositoryCodes.of(code).errorCode()).matches("IDR-(IDC|VID)-0\\d\\d");
        }
        for (ExtractionRefusal code : ExtractionRefusal.values()) {
            assertThat(IdRepositoryCodes.of(code).errorCode()).startsWith("IDR-IDS-0");
        }
        for (BadRequest why : BadRequest.values()) {
            assertThat(IdRepositoryCodes.of(why, "type").errorCode()).startsWith("IDR-IDC-0");
        }
    }

    @Test
    void extraction_formats_go_with_biometrics_alone() {
        assertThat(ReadDesk.types(null, false)).isEmpty();
        assertThat(ReadDesk.types("bio", true)).isEqualTo(Set.of("bio"));
        assertThatThrownBy(() -> ReadDesk.types(null, true))
                .isInstanceOfSatisfying(
                        MosipRefusal.class, no -> assertThat(no.why()).isEqualTo(BadRequest.MISSING_FIELD));
        assertThatThrownBy(() -> ReadDesk.types("demo", true))
                .isInstanceOfSatisfying(
                        MosipRefusal.class, no -> assertThat(no.why()).isEqualTo(BadRequest.INVALID_FIELD));
        assertThatThrownBy(() -> ReadDesk.types("everything", false)).isInstanceOf(MosipRefusal.class);
    }
}
