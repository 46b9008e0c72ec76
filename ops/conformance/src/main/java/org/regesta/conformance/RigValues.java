package org.regesta.conformance;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.fingers.Impression;
import org.regesta.testkit.partner.Certified;
import org.regesta.testkit.partner.RsaPairs;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;
import org.regesta.wire.MosipTime;

/** What MOSIP's placeholders stand for. A name that is made is the same in the whole run. */
final class RigValues implements Values {

    private static final DateTimeFormatter RID_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("(MISP|EKYC|DEVICE|FTM|BLOCKED)?"
            + "(PARTNERID|PARTNEREMAIL|POLICYGROUPNAME|POLICYGROUPDESC|POLICYNAME|POLICYDESC)[0-9]*");
    private static final Pattern CERTIFICATE =
            Pattern.compile("(MISP|EKYC|DEVICE|FTM)?(CACERT|INTERCERT|PARTNERCERT)[0-9]*");
    private static final Pattern JWK = Pattern.compile("OIDCJWKKEY[0-9]*");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;
    private final String run;
    private final PlainValues plain;
    private final Setup setup;
    private final Partners partners;
    private final Supplier<IdSchema> schema;
    private final String language;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Certified> certificates = new HashMap<>();
    private int sequence = RANDOM.nextInt(10_000);

    RigValues(Clock clock, String run, Setup setup, Partners partners, Supplier<IdSchema> schema, String language) {
        this.clock = clock;
        this.run = run;
        this.plain = new PlainValues(clock, run, language);
        this.setup = setup;
        this.partners = partners;
        this.schema = schema;
        this.language = language;
    }

    @Override
    public Optional<String> of(Case in, String name) {
        return switch (name) {
            case "TIMESTAMP", "TIMESTAMPZ" -> Optional.of(now());
            case "EXPIRYTIMESTAMP" -> Optional.of(MosipTime.text(clock.instant().plus(Duration.ofHours(1))));
            case "TRANSACTIONID" -> Optional.of(once(in.id() + "transaction", () -> digits(10)));
            case "UIN" -> Optional.of(uin());
            case "BIOVALUE" -> Optional.of(once("biometrics", RigValues::biometrics));
            case "SCHEMAVERSION" -> Optional.of(schema.get().version());
            case "PRIMARYLANG" -> Optional.of(language);
            case "NAMEPRIMARYLANG" -> Optional.of("TEST_FULLNAME" + language);
            case "LANGNUMBER" -> Optional.of("1");
            case "IDPREDIRECTURI" -> Optional.of("https://client-" + run + ".example.org/callback");
            case "partnerKeyURL" -> Optional.of(partners.asking().url());
            case "ekycPartnerKeyURL" -> Optional.of(partners.knowing().url());
            case "UpdatedPartnerKeyURL" -> Optional.of(partners.restricted().url());
            case "PartnerName" -> Optional.of(partners.asking().id());
            case "MISPLICKEY" -> Optional.of(part(partners.asking().url(), 0));
            case "APIKEY" -> Optional.of(part(partners.asking().url(), 2));
            default -> named(in, name);
        };
    }

    private Optional<String> named(Case in, String name) {
        if (name.matches("RID[A-Z0-9]*")) {
            // A registration named in the path is one that other cases act on too; else each case brings its own.
            boolean shared = in.endpoint().contains("{registrationId}") || name.length() > 3;
            return Optional.of(shared ? once(in.module() + name, this::rid) : rid());
        }
        Matcher text = NAME.matcher(name);
        if (text.matches()) {
            return Optional.of(once(name, () -> text(text.group(2), name)));
        }
        Matcher certificate = CERTIFICATE.matcher(name);
        if (certificate.matches()) {
            String whose = certificate.group(1) == null ? "" : certificate.group(1);
            return Optional.of(certified(in, whose, certificate.group(2)).pem());
        }
        return JWK.matcher(name).matches() ? Optional.of(once(name, RigValues::jwk)) : plain.of(name);
    }

    private String text(String kind, String name) {
        String plain = name.toLowerCase(Locale.ROOT) + "-" + run;
        return kind.equals("PARTNEREMAIL") ? plain + "@example.org" : plain;
    }

    private Certified certified(Case in, String whose, String which) {
        String key = whose + which;
        Certified known = certificates.get(key);
        if (known == null) {
            Instant from = clock.instant().minus(Duration.ofDays(1));
            Instant until = clock.instant().plus(Duration.ofDays(365));
            known = switch (which) {
                case "CACERT" -> Certified.ca("Suite " + whose + run, from, until);
                case "INTERCERT" -> certified(in, whose, "CACERT").intermediate("Suite " + whose + run, from, until);
                default -> {
                    String id = of(in, whose + "PARTNERID").orElseThrow();
                    yield certified(in, whose, "INTERCERT").certify(id, id, from, until);
                }
            };
            certificates.put(key, known);
        }
        return known;
    }

    /** A number handed out by the server's id generator. */
    private String uin() {
        return setup.get("/v1/idgenerator/uin").path("uin").asString("");
    }

    private String rid() {
        sequence = (sequence + 1) % 100_000;
        return "1000110001" + String.format(Locale.ROOT, "%05d", sequence) + RID_TIME.format(clock.instant());
    }

    String now() {
        return MosipTime.text(clock.instant());
    }

    private String once(String key, Supplier<String> making) {
        String known = texts.get(key);
        if (known == null) {
            known = making.get();
            texts.put(key, known);
        }
        return known;
    }

    private static String digits(int count) {
        StringBuilder text = new StringBuilder().append((char) ('1' + RANDOM.nextInt(9)));
        while (text.length() < count) {
            text.append((char) ('0' + RANDOM.nextInt(10)));
        }
        return text.toString();
    }

    private static String part(String url, int index) {
        return url.split("/")[index];
    }

    private static String biometrics() {
        byte[] cbeff = Enroller.cbeff(
                People.neverConfused().adult(1),
                Instant.parse("2026-01-01T00:00:00Z"),
                Set.of(Finger.RIGHT_INDEX, Finger.LEFT_INDEX),
                Impression.good(1));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cbeff);
    }

    private static String jwk() {
        try {
            return new RSAKey.Builder((RSAPublicKey) RsaPairs.generate().getPublic())
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint()
                    .build()
                    .toJSONString();
        } catch (JOSEException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
