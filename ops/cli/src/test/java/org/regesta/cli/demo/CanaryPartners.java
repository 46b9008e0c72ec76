package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.people.Person;
import org.regesta.wire.MosipTime;

/** A bank whose contact, licence and key are canaries, and what it asks about somebody who is one. */
final class CanaryPartners {

    private static final Story UNTOLD = new Story(new PrintStream(OutputStream.nullOutputStream()));

    private final House house;
    private final Canaries canaries;
    private final Api manager;
    private final Bank.Counters counters;

    CanaryPartners(House house, Canaries canaries) {
        this.house = house;
        this.canaries = canaries;
        this.manager = house.office.administrator();
        this.counters = new Bank(manager, house.clock).open();
        canaries.remember(counters.bank().apiKey());
        canaries.remember(counters.bank().licence());
    }

    /** The same contact is taken once and refused in every way: twice, malformed, for no group. */
    void register() {
        Map<String, Object> partner = new LinkedHashMap<>();
        partner.put("partnerId", "canary-bank");
        partner.put("partnerType", "Auth_Partner");
        partner.put("organizationName", "Canary Bank");
        partner.put("policyGroup", "banking");
        partner.put("address", "7 " + canaries.word() + " Road");
        partner.put("contactNumber", canaries.digits(10));
        partner.put("emailId", canaries.email());
        assertThat(register(partner)).doesNotContain("errorCode");
        assertThat(register(partner)).contains("errorCode");
        partner.put("partnerId", "canary-bank-2");
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("contactNumber", canaries.word()),
                Map.of("emailId", canaries.word()),
                Map.of("partnerType", canaries.word()),
                Map.of("policyGroup", canaries.word()))) {
            Map<String, Object> faulty = new LinkedHashMap<>(partner);
            faulty.putAll(wrong);
            assertThat(register(faulty)).contains("errorCode");
        }
        refused("/v1/partnermanager/misps", Map.of("providerId", canaries.word()));
        refused("/v1/policymanager/policies", Map.of("name", canaries.word(), "policies", canaries.word()));
        refused(
                "/v1/partnermanager/partners/certificate/upload",
                Map.of("partnerId", "canary-bank", "certificateData", canaries.word(), "partnerDomain", "AUTH"));
    }

    private String register(Map<String, Object> partner) {
        return answer("/v1/partnermanager/partners", partner);
    }

    private void refused(String path, Map<String, ?> request) {
        assertThat(answer(path, request)).contains("errorCode");
    }

    private String answer(String path, Map<String, ?> request) {
        return manager.mosipAnswer("POST", path, "demo", MosipTime.text(house.clock.instant()), request)
                .toString();
    }

    /** The ten questions of the demo, good and bad, and some whose every value is wrong. */
    void ask(Person person, String uin, String vid) {
        new TenQuestions(counters, manager, UNTOLD, house.clock).ask(person, uin, vid);
        AuthPartner bank = counters.bank();
        String born = canaries.born(1960).toString().replace('-', '/');
        List<AuthPartner.Prepared> wrong = List.of(
                bank.byDemographics("UIN", uin, "1000000011", names(canaries.word())),
                bank.byDemographics("VID", vid, "1000000012", Map.of("dob", born)),
                bank.byDemographics("UIN", canaries.digits(10), "1000000013", names(canaries.word())),
                bank.byDemographics("HANDLE", canaries.email(), "1000000014", names(canaries.word())),
                bank.byDemographics("UIN", canaries.word(), "1000000015", names(canaries.word())),
                bank.byDemographics("UIN", uin, "1000000016", Map.of("name", canaries.word(), "age", canaries.word())),
                bank.byOtp("VID", canaries.digits(16), "1000000017", "000000"),
                bank.otp("UIN", canaries.digits(10), "1000000018", "PHONE"),
                bank.otp("UIN", uin, "1000000019", canaries.word()));
        for (AuthPartner.Prepared request : wrong) {
            assertThat(counters.client().send(request).yes()).isFalse();
        }
    }

    private static Map<String, Object> names(String name) {
        return Map.of("name", List.of(AuthPartner.in("eng", name)));
    }
}
