package org.regesta.cli.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regesta.cli.verb.Failed;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.partner.AuthPartnerClient.Answer;
import org.regesta.testkit.people.Person;
import tools.jackson.databind.JsonNode;

/** Ten authentications at the bank's counter, good and bad; what each must come to is known beforehand. */
final class TenQuestions {

    private static final Pattern OTP = Pattern.compile("\\b[0-9]{6}\\b");
    private static final String NOBODY = "2345678901";

    private final Bank.Counters counters;
    private final Api administrator;
    private final Story story;
    private final Clock clock;
    private int asked;

    TenQuestions(Bank.Counters counters, Api administrator, Story story, Clock clock) {
        this.counters = counters;
        this.administrator = administrator;
        this.story = story;
        this.clock = clock;
    }

    /** @param uin and {@code vid} of the person */
    void ask(Person person, String uin, String vid) {
        AuthPartner bank = counters.bank();
        send("an OTP for the UIN is sent", true, bank.otp("UIN", uin, "1000000001", "PHONE", "EMAIL"));
        String otp = newestOtp();
        send("a wrong OTP", false, bank.byOtp("UIN", uin, "1000000001", wrong(otp)));
        send("the right OTP", true, bank.byOtp("UIN", uin, "1000000001", otp));
        send("the right OTP, spent", false, bank.byOtp("UIN", uin, "1000000001", otp));
        Prepared good = bank.byDemographics("VID", vid, "1000000002", demographics(person, person.dateOfBirth()));
        send("name and birth date, by the VID", true, good);
        send("the same request again", false, good);
        send(
                "another birth date",
                false,
                bank.byDemographics("VID", vid, "1000000003", demographics(person, "1900/01/01")));
        send("a UIN nobody has", false, bank.byOtp("UIN", NOBODY, "1000000004", otp));
        send("an impostor with another key", false, counters.impostor().byOtp("UIN", uin, "1000000005", otp));
        AuthPartner late = new AuthPartner(
                bank.identity(),
                bank.encryption(),
                bank.licence(),
                bank.partnerId(),
                bank.apiKey(),
                Clock.offset(clock, Duration.ofMinutes(-10)));
        send("a request from ten minutes ago", false, late.byOtp("UIN", uin, "1000000006", otp));
    }

    private void send(String what, boolean expected, Prepared request) {
        Answer answer = counters.client().send(request);
        asked++;
        story.say("   " + asked + ". " + what + ": " + (answer.yes() ? "yes" : "no " + answer.errors()));
        if (answer.yes() != expected) {
            throw new Failed(what + " must be " + (expected ? "yes" : "no"));
        }
    }

    private static Map<String, Object> demographics(Person person, String born) {
        JsonNode names = person.identity().path("fullName");
        List<Map<String, String>> name = names.valueStream()
                .map(each -> AuthPartner.in(
                        each.path("language").asString(), each.path("value").asString()))
                .toList();
        return Map.of("name", name, "dob", born);
    }

    private String newestOtp() {
        String id =
                administrator.get("/v1/outbox").path("items").path(0).path("id").asString();
        Matcher otp =
                OTP.matcher(administrator.get("/v1/outbox/" + id).path("text").asString());
        if (!otp.find()) {
            throw new Failed("the newest message holds no OTP");
        }
        return otp.group();
    }

    private static String wrong(String otp) {
        return (otp.charAt(0) == '9' ? '0' : (char) (otp.charAt(0) + 1)) + otp.substring(1);
    }
}
