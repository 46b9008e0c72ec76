package org.regesta.saga.registration.stage.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.command.masterdata.api.MasterLists;
import org.regesta.events.Meta;
import org.regesta.events.masterdata.MasterListEvent.ValueNamed;
import org.regesta.events.masterdata.MasterListEvent.ValueWithdrawn;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.testkit.BadPackets;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.TickingClock;
import org.regesta.wire.Json;

class MasterDataCheckTest {

    private static final IdentitySchema SCHEMA = new IdentitySchema("""
            {"$schema":"http://json-schema.org/draft-07/schema#","type":"object",
            "properties":{"identity":{"properties":{
            "gender":{"fieldType":"default"},"blood":{"fieldType":"dynamic"},"region":{"fieldType":"default"},
            "town":{"subType":"City"},"postalCode":{"type":"string"}}}}}""");
    private static final Instant MADE = Instant.parse("2026-11-21T12:00:00Z");

    private final TickingClock clock = TickingClock.at("2020-01-01T00:00:00Z");
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final MasterDataCheck check = new MasterDataCheck(new MasterLists(ledger));

    @BeforeEach
    void a_country_of_two_regions_with_a_town_of_one_name_in_each() {
        name("field.gender", "FLE", "eng", "Female");
        name("field.gender", "FLE", "fra", "Femme");
        name("field.gender", "MLE", "eng", "Male");
        name("field.blood", "OP", "eng", "O+");
        for (String level : List.of("0,Country", "1,Region", "2,City", "3,Postal Code")) {
            name("level", level.split(",", -1)[0], "eng", level.split(",", -1)[1]);
        }
        name("location", "C", "eng", "Country");
        name("location.C", "N", "eng", "North");
        name("location.C", "S", "eng", "South");
        name("location.N", "NA", "eng", "Aden");
        name("location.N", "NB", "eng", "Bari");
        name("location.S", "SA", "eng", "Aden");
        name("location.NA", "10001", "eng", "10001");
        name("location.SA", "20001", "eng", "20001");
    }

    @BadPackets(stage = "4 validator", rows = 13, but = ".*``")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[eng=Female] | OP | [eng=North] | [eng=Aden] | 10001 | ``",
                "[eng=FLE] | O+ | [eng=N] | [eng=NA] | 10001 | ``",
                "[eng=Female,fra=Femme] | OP | [eng=South] | [eng=Aden] | 20001 | ``",
                "[eng=female] | OP | [eng=North] | [eng=Aden] | 10001 | gender",
                "[fra=Female] | OP | [eng=North] | [eng=Aden] | 10001 | gender",
                "[eng=Male,fra=Femme] | OP | [eng=North] | [eng=Aden] | 10001 | gender",
                "[] | OP | [eng=North] | [eng=Aden] | 10001 | gender",
                "[eng=Female] | QQ | [eng=North] | [eng=Aden] | 10001 | blood",
                "[eng=Female] | OP | [eng=East] | [eng=Aden] | 10001 | region",
                "[eng=Female] | OP | [eng=Aden] | [eng=Aden] | 10001 | region",
                "[eng=Female] | OP | [eng=North] | [eng=Kiel] | 10001 | town",
                "[eng=Female] | OP | [eng=South] | [eng=Bari] | 10001 | town",
                "[eng=Female] | OP | [eng=South] | [eng=NA] | 10001 | town",
                "[eng=Female] | OP | [eng=North] | [eng=Aden] | 20001 | postalCode",
                "[eng=Female] | OP | [eng=North] | [eng=Bari] | 10001 | postalCode",
                "[eng=Female] | OP | [eng=North] | [eng=Aden] |  | postalCode",
            })
    void values_are_those_that_were_listed_and_places_lie_in_one_another(
            String gender, String blood, String region, String town, String code, String fault) {
        String identity = "{\"gender\":%s,\"blood\":\"%s\",\"region\":%s,\"town\":%s,\"postalCode\":\"%s\"}"
                .formatted(forms(gender), blood, forms(region), forms(town), code == null ? "" : code);
        assertThat(faults(identity, MADE)).isEqualTo(fault.isEmpty() ? List.of() : List.of(fault(fault)));
    }

    @Test
    void a_town_alone_may_be_any_of_that_name_and_its_code_of_one_of_them() {
        assertThat(faults("{\"town\":[{\"language\":\"eng\",\"value\":\"Aden\"}],\"postalCode\":\"20001\"}", MADE))
                .isEmpty();
        assertThat(faults("{\"town\":[{\"language\":\"eng\",\"value\":\"Bari\"}],\"postalCode\":\"20001\"}", MADE))
                .containsExactly(fault("postalCode"));
    }

    @Test
    void a_withdrawn_value_goes_for_packets_made_before_and_for_none_after() {
        ledger.append(
                "masterlist:field.gender",
                new ValueWithdrawn("field.gender", "MLE"),
                InMemoryLedger.SOMEONE.with(Meta.OCCURRED, MADE.toString()));
        String male = "{\"gender\":[{\"language\":\"eng\",\"value\":\"Male\"}]}";
        assertThat(faults(male, MADE.minusSeconds(1))).isEmpty();
        assertThat(faults(male, MADE)).containsExactly(fault("gender")); // within the packet's second
        clock.advance(Duration.ofDays(10_000));
        name("field.gender", "MLE", "eng", "Male");
        assertThat(faults(male, clock.instant())).isEmpty();
    }

    @Test
    void a_list_that_nobody_had_begun_binds_only_what_the_schema_calls_dynamic() {
        Instant before = Instant.parse("2019-06-01T00:00:00Z");
        assertThat(faults("{\"gender\":\"anything\",\"region\":\"anywhere\"}", before))
                .isEmpty();
        assertThat(faults("{\"blood\":\"OP\"}", before)).containsExactly(fault("blood"));
    }

    private List<Fault> faults(String identity, Instant made) {
        Faults faults = new Faults();
        check.run(Json.tree(identity.getBytes(StandardCharsets.UTF_8)), SCHEMA, made, faults);
        return faults.list();
    }

    private static Fault fault(String field) {
        return new Fault(FaultCode.MASTER_DATA, field);
    }

    /** {@code [eng=Female]} as the ID object has it. */
    private static String forms(String text) {
        return text.replaceAll("([a-z]{3})=([^,\\]]*)", "{\"language\":\"$1\",\"value\":\"$2\"}");
    }

    private void name(String list, String code, String language, String name) {
        ledger.append("masterlist:" + list, new ValueNamed(list, code, language, name));
    }
}
