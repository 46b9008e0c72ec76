package org.regesta.command.masterdata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.regesta.command.masterdata.api.TitleCommand.Name;
import org.regesta.events.masterdata.TitleEvent.Named;

class TitleRulesTest {

    private static final Name MRS = new Name("MRS.eng", "eng", "Mrs");

    @Test
    void a_title_is_named_and_the_same_again_changes_nothing() {
        Named named = new Named("MRS.eng", "eng", "Mrs");
        assertThat(TitleRules.decide(MRS, TitleRules.NAMELESS)).containsExactly(named);
        assertThat(TitleRules.decide(MRS, TitleRules.evolve(named))).isEmpty();
    }

    @Test
    void another_name_takes_the_place_of_the_one_before() {
        assertThat(TitleRules.decide(MRS, "Missus")).containsExactly(new Named("MRS.eng", "eng", "Mrs"));
    }
}
