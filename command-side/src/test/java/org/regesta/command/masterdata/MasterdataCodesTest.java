package org.regesta.command.masterdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.regesta.command.masterdata.api.CentreRefusal;
import org.regesta.command.masterdata.api.DeviceRefusal;
import org.regesta.command.masterdata.api.IdentitySchemaRefusal;
import org.regesta.command.masterdata.api.MachineRefusal;
import org.regesta.command.masterdata.api.MasterListRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

class MasterdataCodesTest {

    @Test
    void every_refusal_has_one_of_MOSIPs_codes() {
        Stream.of(
                        Arrays.stream(CentreRefusal.values()).map(MasterdataCodes::of),
                        Arrays.stream(MachineRefusal.values()).map(MasterdataCodes::of),
                        Arrays.stream(DeviceRefusal.values()).map(MasterdataCodes::of),
                        Arrays.stream(MasterListRefusal.values()).map(MasterdataCodes::of),
                        Arrays.stream(IdentitySchemaRefusal.values()).map(MasterdataCodes::of))
                .flatMap(errors -> errors)
                .forEach(MasterdataCodesTest::isWhole);
    }

    @ParameterizedTest
    @EnumSource
    void every_bad_request_has_one_and_names_its_field(BadRequest why) {
        isWhole(MasterdataCodes.of(why, ""));
        assertThat(MasterdataCodes.of(BadRequest.MISSING_FIELD, "name").message())
                .contains("name");
    }

    private static void isWhole(MosipError error) {
        assertThat(error.errorCode()).matches("KER-(MSD|SCH)-[0-9]{3}");
        assertThat(error.message()).isNotBlank();
    }
}
