package org.regesta.saga.abis;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.regesta.testkit.Needs;
import org.regesta.testkit.abis.AbisKit;
import org.regesta.testkit.abis.Offered;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** The scripts of MOSIP's ABIS testing kit, played against our matcher in memory. */
@Needs(Needs.SHARED)
class AbisKitTest {

    private final Matcher abis = new Matcher();
    private JsonNode before = Json.mapper().missingNode();
    private boolean swapped;
    private final AbisKit kit = new AbisKit(
            new Offered() {
                @Override
                public String share(String reference, byte[] cbeff) {
                    abis.share(reference, cbeff);
                    return nothingAt(reference);
                }

                @Override
                public String nothingAt(String reference) {
                    return Matcher.SHARES + reference;
                }

                @Override
                public JsonNode ask(String message) {
                    JsonNode answer = abis.tell("mosip", message);
                    JsonNode earlier = swapped ? before : answer;
                    before = answer;
                    return earlier;
                }
            },
            abis.town.clock);

    @Test
    void all_thirteen_scripts_pass() {
        AbisKit.Played played = kit.play();
        assertThat(played.wrong()).isEmpty();
        assertThat(played.scripts()).isEqualTo(13);
    }

    @Test
    void an_answer_that_is_not_as_expected_is_seen() {
        JsonNode noFlags = Json.mapper().missingNode();
        assertThat(kit.step("insert(person4).expect(returnValue, 2)", noFlags)).hasSize(1);
        assertThat(kit.step("identify_ref(person4).expect(!candidateListCount, 0)", noFlags))
                .hasSize(1);
        assertThat(kit.step("insert(person4)", noFlags))
                .as("it is there already")
                .hasSize(1);
        assertThat(kit.step("ping()", noFlags)).isEmpty();
        swapped = true;
        assertThat(kit.step("ping()", noFlags))
                .as("the answer to the ping before")
                .singleElement(as(InstanceOfAssertFactories.STRING))
                .contains("not an answer to");
    }
}
