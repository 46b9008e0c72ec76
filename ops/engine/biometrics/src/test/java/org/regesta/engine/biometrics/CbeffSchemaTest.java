package org.regesta.engine.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.regesta.ports.Biometrics.Unreadable;
import org.regesta.testkit.Needs;
import org.regesta.testkit.Shared;
import org.xml.sax.SAXException;

/**
 * Ours accepts what MOSIP's accepts: shown on a full document and on what is left when parts of it are taken or
 * doubled.
 */
@Needs(Needs.SHARED)
class CbeffSchemaTest {

    private static final Pattern LEAF = Pattern.compile("<(\\w+)>[^<]*</\\1>\\s*");
    private static final Pattern BRANCH = Pattern.compile(
            "<(Version|CBEFFVersion|SBInfo|Format|Product|Quality|others)>.*?</\\1>\\s*", Pattern.DOTALL);
    private static Schema mosips;

    @BeforeAll
    static void load() throws SAXException {
        mosips = SchemaFactory.newDefaultInstance()
                .newSchema(Shared.data("mosip/config/mosip-cbeff.xsd").toFile());
    }

    @Test
    void the_full_document_and_the_published_ones_that_mosips_accepts_are_accepted() throws IOException {
        assertThat(mosipAccepts(FULL)).isTrue();
        assertThat(weAccept(FULL)).isTrue();
        String published = Files.readString(Shared.data("mosip/biometrics/bio-utils/createCbeffLatest2.xml"));
        assertThat(mosipAccepts(published)).isTrue();
        assertThat(weAccept(published)).isTrue();
    }

    @Test
    void no_mutant_that_mosips_accepts_is_refused() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("-Dseed=" + seed);
        Random random = new Random(seed);
        int accepted = 0;
        int refused = 0;
        for (int round = 0; round < 1_500; round++) {
            String mutant = mutant(random);
            if (mosipAccepts(mutant)) {
                accepted++;
                assertThat(weAccept(mutant)).as(mutant).isTrue();
            } else {
                refused += weAccept(mutant) ? 0 : 1;
            }
        }
        assertThat(accepted)
                .as("a guard that never saw one accepted guards nothing")
                .isGreaterThan(100);
        assertThat(refused).as("and ours is no open door").isGreaterThan(100);
    }

    private static String mutant(Random random) {
        String mutant = FULL;
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            List<MatchResult> parts =
                    new ArrayList<>(LEAF.matcher(mutant).results().toList());
            parts.addAll(BRANCH.matcher(mutant).results().toList());
            MatchResult part = parts.get(random.nextInt(parts.size()));
            String instead =
                    switch (random.nextInt(4)) {
                        case 0, 1 -> "";
                        case 2 -> part.group() + part.group();
                        default -> part.group().replaceFirst(">[^<]+<", ">7<");
                    };
            mutant = mutant.substring(0, part.start()) + instead + mutant.substring(part.end());
        }
        return mutant;
    }

    private static boolean mosipAccepts(String xml) {
        try {
            mosips.newValidator().validate(new StreamSource(new ByteArrayInputStream(utf8(xml))));
            return true;
        } catch (SAXException | IOException refused) {
            return false;
        }
    }

    private static boolean weAccept(String xml) {
        try {
            CbeffSchema.validate(utf8(xml));
            return true;
        } catch (Unreadable refused) {
            return false;
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final String FULL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <BIR xmlns="http://standards.iso.org/iso-iec/19785/-3/ed-2/">
              <BIRInfo><Integrity>false</Integrity></BIRInfo>
              <BIR>
                <Version><Major>1</Major><Minor>1</Minor></Version>
                <CBEFFVersion><Major>1</Major><Minor>1</Minor></CBEFFVersion>
                <BIRInfo>
                  <Creator>someone</Creator>
                  <Index>086e059f-6baa-4824-9f2b-8e2807de3947</Index>
                  <Payload>AAEC</Payload>
                  <Integrity>true</Integrity>
                  <CreationDate>2021-08-11T10:32:48.121Z</CreationDate>
                  <NotValidBefore>2021-08-11T10:32:48Z</NotValidBefore>
                  <NotValidAfter>2031-08-11T10:32:48Z</NotValidAfter>
                </BIRInfo>
                <BDBInfo>
                  <ChallengeResponse>AAEC</ChallengeResponse>
                  <Index>086e059f-6baa-4824-9f2b-8e2807de3947</Index>
                  <Format><Organization>Mosip</Organization><Type>7</Type></Format>
                  <Encryption>false</Encryption>
                  <CreationDate>2021-08-11T10:32:48.121Z</CreationDate>
                  <NotValidBefore>2021-08-11T10:32:48Z</NotValidBefore>
                  <NotValidAfter>2031-08-11T10:32:48Z</NotValidAfter>
                  <Type>Finger Palm</Type>
                  <Subtype>Left LittleFinger</Subtype>
                  <Level>Raw</Level>
                  <Product><Organization>a</Organization><Type>b</Type></Product>
                  <CaptureDevice><Organization>a</Organization><Type>b</Type></CaptureDevice>
                  <FeatureExtractionAlgorithm><Organization>a</Organization><Type>b</Type></FeatureExtractionAlgorithm>
                  <ComparisonAlgorithm><Organization>a</Organization><Type>b</Type></ComparisonAlgorithm>
                  <CompressionAlgorithm><Organization>a</Organization><Type>b</Type></CompressionAlgorithm>
                  <Purpose>Enroll</Purpose>
                  <Quality>
                    <Algorithm><Organization>HMAC</Organization><Type>SHA-256</Type></Algorithm>
                    <Score>80</Score>
                  </Quality>
                </BDBInfo>
                <SBInfo><Format><Organization>a</Organization><Type>b</Type></Format></SBInfo>
                <BDB>AAEC</BDB>
                <SB>AAEC</SB>
                <others><entry key="EXCEPTION">false</entry><entry key="RETRIES">1</entry></others>
              </BIR>
            </BIR>
            """;
}
