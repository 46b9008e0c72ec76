package org.regesta.cli;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The house's walls are looked at from the server, which does not see what stands above it: that is looked at here. */
class CyclesTest {

    @Test
    void packages_of_what_people_run_have_no_cycles() {
        JavaClasses above = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.regesta.cli", "org.regesta.bench", "org.regesta.conformance");
        assertThat(above).hasSizeGreaterThan(100); // a rule over nothing is always true
        slices().matching("org.regesta.(**)").should().beFreeOfCycles().check(above);
    }
}
