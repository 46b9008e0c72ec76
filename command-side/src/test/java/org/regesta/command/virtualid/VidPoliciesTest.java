package org.regesta.command.virtualid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.command.virtualid.api.VidPolicies;
import org.regesta.command.virtualid.api.VidPolicies.Policy;
import org.regesta.command.virtualid.api.VidPolicies.Restore;
import org.regesta.command.virtualid.api.Vids;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.ports.Refusal;
import org.regesta.testkit.Needs;
import org.regesta.testkit.Shared;

class VidPoliciesTest {

    private static final VidPolicies SHIPPED = VidPolicies.shipped();
    private static final Policy PERPETUAL = SHIPPED.get(VidPolicies.PERPETUAL);

    @Test
    void the_perpetual_one_lasts_for_ever_and_everyone_has_one() {
        assertThat(PERPETUAL)
                .isEqualTo(new Policy("Perpetual", Optional.empty(), Optional.empty(), 1, true, Restore.REVOKED));
    }

    @Test
    void the_temporary_one_lasts_half_an_hour() {
        assertThat(SHIPPED.get("Temporary").validFor()).contains(Duration.ofMinutes(30));
    }

    @Test
    void one_time_use_means_one_time() {
        assertThat(SHIPPED.get("OneTimeUse").transactions()).contains(1);
    }

    @Test
    @Needs(Needs.SHARED)
    void MOSIPs_own_file_can_be_used_and_names_the_same_kinds() throws IOException {
        VidPolicies theirs = VidPolicies.read(Files.readAllBytes(Shared.data("mosip/config/mosip-vid-policy.json")));
        assertThat(theirs.all().keySet())
                .containsExactlyElementsOf(SHIPPED.all().keySet());
        assertThat(theirs.get("Perpetual")).isEqualTo(PERPETUAL);
        assertThat(theirs.get("Temporary")).isEqualTo(SHIPPED.get("Temporary"));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | vidPolicies",
                "{'vidPolicies':[{'vidPolicy':{}}]} | vidType",
                "{'vidPolicies':[{'vidType':'A','vidPolicy':{'restoreOnAction':'REVOKED'}}]} | instancesAllowed",
                "{'vidPolicies':[{'vidType':'A','vidPolicy':{'instancesAllowed':0}}]} | instancesAllowed",
                "{'vidPolicies':[{'vidType':'A','vidPolicy':{'instancesAllowed':1}}]} | restoreOnAction",
                "{'vidPolicies':[{'vidType':'A','vidPolicy':{'validForInMinutes':'x','instancesAllowed':"
                        + "1}}]} | validForInMinutes"
            },
            quoteCharacter = '"')
    void a_file_that_cannot_be_used_is_refused_by_naming_what_is_wrong(String json, String what) {
        assertThatThrownBy(() -> VidPolicies.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(VidPolicies.Unusable.class)
                .hasMessageContaining(what);
    }

    @Test
    void nobody_has_more_virtual_ids_than_the_policy_allows() {
        String aminas = Vids.id("amina", PERPETUAL, 1);
        assertThat(aminas).matches("[0-9a-f]{32}").isEqualTo(Vids.id("amina", PERPETUAL, 1));
        assertThat(Vids.id("bao", PERPETUAL, 1)).isNotEqualTo(aminas);
        assertThatThrownBy(() -> Vids.id("amina", PERPETUAL, 2))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo(VirtualIdRefusal.TOO_MANY));
    }

    @Test
    void drawn_vids_are_valid_and_do_not_repeat() {
        Vids vids = new Vids();
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String vid = vids.draw();
            assertThat(vids.isValid(vid)).isTrue();
            drawn.add(vid);
        }
        assertThat(drawn).hasSize(1_000);
    }
}
