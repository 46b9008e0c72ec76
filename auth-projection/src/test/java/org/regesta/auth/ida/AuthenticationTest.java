package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.testkit.partner.AuthPartner.in;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.authentication.AnswerKind;
import org.regesta.events.authentication.AuthenticationEvent.Answered;
import org.regesta.events.masterdata.TitleEvent;
import org.regesta.ports.Recorded;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.partner.AuthPartnerClient;
import org.regesta.testkit.partner.DetachedJws;
import org.springframework.http.ResponseEntity;

class AuthenticationTest {

    static final String POLICY = """
            {"allowedAuthTypes": [
              {"authType": "otp", "mandatory": false},
              {"authType": "otp-request", "mandatory": false},
              {"authType": "demo", "mandatory": false}],
             "allowedKycAttributes": [], "authTokenType": "partner"}""";
    static final String TRANSACTION = "1234567890";

    private final World world = new World();
    private final AuthPartner bank = world.bank(POLICY);
    private final Someone amina = world.amina();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void an_otp_is_sent_and_its_holder_is_authenticated_once() {
        AuthPartnerClient.Answer sent = ask(bank.otp("UIN", amina.uin(), TRANSACTION, "PHONE", "EMAIL"));
        assertThat(sent.errors()).isEmpty();
        assertThat(sent.json().path("response").path("maskedMobile").asString()).isEqualTo("XXXXXX3210");
        assertThat(sent.json().path("response").path("maskedEmail").asString()).isEqualTo("XXiXX.XXiX@example.org");
        assertThat(world.sender.sent()).hasSize(2);

        AuthPartnerClient.Answer answer = ask(bank.byOtp("UIN", amina.uin(), TRANSACTION, otp()));
        assertThat(answer.yes()).isTrue();
        assertThat(answer.token()).matches("[0-9]{36}");
        assertThat(answer.json().path("transactionID").asString()).isEqualTo(TRANSACTION);

        world.clock.advance(java.time.Duration.ofMillis(5));
        assertThat(ask(bank.byOtp("UIN", amina.uin(), TRANSACTION, otp())).errors())
                .containsExactly("IDA-OTA-012");
    }

    @Test
    void demographics_match_in_every_script_and_by_vid_too() {
        yes("UIN", amina.uin(), Map.of("name", List.of(in("eng", "SAID amina"))));
        yes("VID", amina.vid(), Map.of("name", List.of(in("ara", "امينه سعيد"))));
        yes(
                "VID",
                amina.vid(),
                Map.of(
                        "name", List.of(in("eng", "Amina Said"), in("hin", "अमीना सईद")),
                        "dob", "1990/07/08",
                        "gender", List.of(in("eng", "fle")),
                        "phoneNumber", "9876543210",
                        "emailId", "Amina.Said@example.org",
                        "age", "36",
                        "fullAddress", List.of(in("eng", "12 Lake Road 14022"))));
    }

    @Test
    void a_title_is_no_part_of_a_name() {
        yes("UIN", amina.uin(), Map.of("name", List.of(in("eng", "Mrs. Amina Saïd"))));
        Map<String, ?> countess = Map.of("name", List.of(in("eng", "Grand-Duchess Amina Saïd")));
        assertThat(ask(bank.byDemographics("UIN", amina.uin(), TRANSACTION, countess))
                        .errors())
                .containsExactly("IDA-DEA-001");
        world.ledger.append("title:GD.eng", new TitleEvent.Named("GD.eng", "eng", "Grand-Duchess"));
        world.project();
        world.clock.advance(java.time.Duration.ofMillis(2));
        yes("UIN", amina.uin(), countess);
    }

    @Test
    void a_partner_may_ask_for_part_of_a_name_or_its_sound_and_says_so() {
        Map<String, ?> sounds = Map.of("name", List.of(Map.of("language", "eng", "value", "Ameena Saeed")));
        assertThat(inManner(sounds, Map.of("authType", "name", "matchingStrategy", "PH", "matchingThreshold", 80))
                        .yes())
                .isTrue();
        assertThat(inManner(sounds, Map.of("authType", "personalIdentity", "language", "eng", "matchingStrategy", "PH"))
                        .yes())
                .isTrue();
        assertThat(inManner(sounds, Map.of("authType", "name", "language", "ara", "matchingStrategy", "PH"))
                        .errors())
                .as("another language's manner")
                .containsExactly("IDA-DEA-001");
        assertThat(inManner(sounds, Map.of("authType", "name", "matchingStrategy", "E"))
                        .errors())
                .containsExactly("IDA-DEA-001");
        for (Map<String, ?> wrong : List.<Map<String, ?>>of(
                Map.of("authType", "name", "matchingStrategy", "Z"),
                Map.of("authType", "name", "matchingStrategy", "P", "matchingThreshold", 0),
                Map.of("authType", "name", "matchingStrategy", "P", "matchingThreshold", 101),
                Map.of("authType", "name", "matchingStrategy", "P", "matchingThreshold", "60"),
                Map.of("authType", "dob", "matchingStrategy", "P"),
                Map.of("authType", "shoeSize", "matchingStrategy", "E"))) {
            assertThat(inManner(sounds, wrong).errors()).as(wrong.toString()).containsExactly("IDA-MLC-009");
        }
    }

    private AuthPartnerClient.Answer inManner(Map<String, ?> demographics, Map<String, ?> manner) {
        return ask(
                world,
                bank.auth(
                        "UIN",
                        amina.uin(),
                        TRANSACTION,
                        Map.of("demographics", demographics, "matchInfo", List.of(manner))));
    }

    @Test
    void what_does_not_match_is_named_and_answered_with_no() {
        AuthPartnerClient.Answer answer = ask(bank.byDemographics(
                "UIN", amina.uin(), TRANSACTION, Map.of("name", List.of(in("eng", "Amira")), "dob", "1991/07/08")));
        assertThat(answer.yes()).isFalse();
        assertThat(answer.token()).isEmpty();
        assertThat(answer.errors()).containsExactly("IDA-DEA-001", "IDA-DEA-001");
        assertThat(answer.json().toString()).contains("Demographic data name in eng did not match");
    }

    @Test
    void one_partner_knows_a_person_by_one_token_and_no_other_by_the_same() {
        AuthPartner shop = world.partner("shop", World.key("shop"), POLICY);
        Map<String, String> dob = Map.of("dob", "1990/07/08");
        String first =
                ask(bank.byDemographics("UIN", amina.uin(), TRANSACTION, dob)).token();
        String again =
                ask(bank.byDemographics("VID", amina.vid(), "0987654321", dob)).token();
        String other =
                ask(shop.byDemographics("UIN", amina.uin(), TRANSACTION, dob)).token();
        assertThat(first).isEqualTo(again).isNotEqualTo(other).matches("[0-9]{36}");
    }

    @Test
    void a_policy_of_random_tokens_gives_a_new_one_each_time() {
        AuthPartner shop = world.partner("shop", World.key("shop"), POLICY.replace("\"partner\"", "\"random\""));
        Map<String, String> dob = Map.of("dob", "1990/07/08");
        assertThat(ask(shop.byDemographics("UIN", amina.uin(), TRANSACTION, dob))
                        .token())
                .isNotEqualTo(ask(shop.byDemographics("UIN", amina.uin(), TRANSACTION, dob))
                        .token());
    }

    /** What is asked of is a number of ten digits: without the key, whoever copies the book could try them all. */
    @Test
    void whoever_knows_a_whole_request_cannot_find_it_in_the_book() throws GeneralSecurityException {
        Prepared request = bank.byDemographics("UIN", amina.uin(), TRANSACTION, Map.of("dob", "1991/01/01"));
        ask(request);
        Recorded recorded = world.ledger.all(Book.ACCESS).getLast();
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        for (byte[] part :
                List.of(utf8("AUTHENTICATION"), utf8("bank"), utf8(TRANSACTION), utf8("signed"), request.body())) {
            sha256.update(utf8(part.length + ":"));
            sha256.update(part);
        }
        String plain = HexFormat.of().formatHex(sha256.digest());
        assertThat(((Answered) recorded.payload()).requestDigest()).hasSize(64).isNotEqualTo(plain);
        assertThat(recorded.stream()).doesNotContain(plain);
        assertThat(recorded.envelope().metadata().toString()).doesNotContain(plain);
    }

    /** A partner's signature is over the number and nothing secret: its certificate would tell which number fits. */
    @Test
    void of_who_asks_for_an_otp_no_signature_stays_by_which_numbers_could_be_tried() {
        assertThat(ask(bank.otp("UIN", amina.uin(), TRANSACTION, "PHONE")).errors())
                .isEmpty();
        Answered answered = (Answered) world.ledger.all(Book.ACCESS).getLast().payload();
        assertThat(answered.kind()).isEqualTo(AnswerKind.OTP_REQUEST);
        assertThat(answered.requestSignature()).isEmpty();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void every_answer_is_an_event_that_says_who_asked_on_what_ground_and_what_it_reflected() {
        long mapped =
                world.ledger.stream(Book.REGISTRY, "apikey:mapping-bank").get(1).position();
        ask(bank.byDemographics("UIN", amina.uin(), TRANSACTION, Map.of("dob", "1991/01/01")));
        Recorded recorded = world.ledger.all(Book.ACCESS).getLast();
        Answered answered = (Answered) recorded.payload();
        assertThat(answered.kind()).isEqualTo(AnswerKind.AUTHENTICATION);
        assertThat(answered.subject()).contains(amina.subject());
        assertThat(answered.factors()).containsExactly("DEMOGRAPHIC");
        assertThat(answered.yes()).isFalse();
        assertThat(answered.refusals()).containsExactly("DEMOGRAPHIC_MISMATCH");
        assertThat(answered.policyId()).isEqualTo("policy-bank");
        assertThat(answered.requestSignature()).contains("..");
        assertThat(recorded.stream()).isEqualTo("authentication:" + answered.requestDigest());
        assertThat(recorded.envelope().metadata())
                .containsEntry(Meta.ACTOR, "bank")
                .containsEntry(Meta.ROLE, "AUTH_PARTNER")
                .containsEntry(Meta.AUTHORITY, "contract:policy-bank@" + mapped)
                .containsEntry(Meta.SUBJECT, amina.subject())
                .containsEntry(Meta.CORRELATION, "bank:" + TRANSACTION)
                .containsEntry(Meta.BASIS, Long.toString(world.ledger.head(Book.REGISTRY)));
    }

    @Test
    void nothing_of_a_person_leaves_their_seals() {
        ask(bank.otp("UIN", amina.uin(), TRANSACTION, "PHONE"));
        ask(bank.byDemographics("UIN", amina.uin(), TRANSACTION, Map.of("name", List.of(in("eng", "Amina Canary")))));
        String stored = world.everythingStored() + world.ledger.all(Book.ACCESS) + world.guards.guard(amina.subject());
        // no shorter than this: four letters stand by chance in so much hex and base64 once in some fifty runs
        assertThat(stored)
                .doesNotContain(amina.uin(), amina.vid(), "9876543210", "1990/07", "1990-07", "19900708", otp());
        assertThat(stored.toLowerCase(java.util.Locale.ROOT)).doesNotContain("amina", " said", "lake road", "canary");
        assertThat(stored).contains(amina.subject()); // what is looked through is really there
    }

    @Test
    void an_answer_leaves_only_when_its_event_is_durable() {
        world.book.full(true);
        AuthPartnerClient.Answer answer =
                ask(bank.byDemographics("UIN", amina.uin(), TRANSACTION, Map.of("dob", "1990/07/08")));
        assertThat(answer.yes()).isFalse();
        assertThat(answer.errors()).containsExactly("IDA-MLC-007");
        assertThat(answer.token()).isEmpty();
    }

    private void yes(String type, String number, Map<String, ?> demographics) {
        assertThat(ask(bank.byDemographics(type, number, TRANSACTION, demographics))
                        .errors())
                .isEmpty();
    }

    private String otp() {
        Matcher digits = Pattern.compile("is ([0-9]{6}) ")
                .matcher(world.sender.lastTo("9876543210").orElseThrow().text());
        assertThat(digits.find()).isTrue();
        return digits.group(1);
    }

    private AuthPartnerClient.Answer ask(Prepared request) {
        return ask(world, request);
    }

    /** Through the endpoint, as the web would; the answer's signature is checked. */
    static AuthPartnerClient.Answer ask(World world, Prepared request) {
        String[] path = request.path().split("/", -1);
        PartnerEndpoint endpoint = endpoint(world, path[3]);
        ResponseEntity<byte[]> response = path[4].equals("delegated")
                ? endpoint.delegated(path[5], path[6], path[7], request.signature(), request.body())
                : endpoint.answer(path[4], path[5], path[6], request.signature(), request.body());
        String signature = response.getHeaders().getFirst("response-signature");
        assertThat(DetachedJws.verifies(
                        signature, response.getBody(), World.key("IDA/SIGN").certificate()))
                .isTrue();
        return AuthPartnerClient.read(response.getStatusCode().value(), response.getBody());
    }

    private static PartnerEndpoint endpoint(World world, String name) {
        return switch (name) {
            case "otp" -> world.bean(OtpEndpoint.class);
            case "kyc" -> world.bean(KycEndpoint.class);
            case "kyc-auth" -> world.bean(KycAuthEndpoint.class);
            case "kyc-exchange" -> world.bean(KycExchangeEndpoint.class);
            case "identity-key-binding" -> world.bean(KeyBindingEndpoint.class);
            default -> world.bean(AuthEndpoint.class);
        };
    }
}
