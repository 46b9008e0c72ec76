package org.regesta.auth.ida;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.Denied.Reason;
import org.regesta.auth.biometric.Modality;
import org.regesta.auth.biometric.Sample;
import org.regesta.auth.biometric.SampleRules;
import org.regesta.auth.partner.Partners;
import org.regesta.auth.wire.FormerKeys;
import org.regesta.auth.wire.SampleCipher;
import org.regesta.auth.wire.SampleCipher.SealedSample;
import org.regesta.auth.wire.Signatures;
import org.regesta.auth.wire.TrustPath;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Opens the samples of a request: signed by a device's provider, identified by the device itself, of this transaction,
 * fresh, for this house alone, and chained.
 */
@Component
class SampleReader {

    private static final String PATH = "request/biometrics/";

    private final SampleCipher cipher;
    private final FormerKeys former;
    private final Partners partners;

    SampleReader(SampleCipher cipher, FormerKeys former, Partners partners) {
        this.cipher = cipher;
        this.former = former;
        this.partners = partners;
    }

    /** @throws Denied with every reason not to compare them */
    List<Sample> read(Visit visit, List<JsonNode> biometrics) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < biometrics.size(); i++) {
            samples.add(sample(visit, Fields.of(biometrics.get(i), PATH + i + "/"), i));
        }
        for (Sample sample : samples) {
            String modality = sample.modality().name();
            if (!visit.contract().policy().allows("bio", modality)) {
                throw new Denied(AuthRefusal.FACTOR_NOT_ALLOWED, "bio-" + modality);
            }
            visit.factor(modality);
        }
        List<Reason> reasons = SampleRules.judge(samples);
        if (!reasons.isEmpty()) {
            throw new Denied(reasons);
        }
        return samples;
    }

    private Sample sample(Visit visit, Fields biometric, int index) {
        Signatures.Signed signed = Signatures.opened(biometric.longText("data"));
        if (!TrustPath.leads(signed.chain().getFirst(), partners.anchors("DEVICE"), visit.at())) {
            throw new Denied(AuthRefusal.DEVICE_PROVIDER_UNKNOWN);
        }
        Fields data = Fields.of(tree(signed.payload()), PATH + index + "/data/");
        checkBound(visit, data);
        Modality modality = Modality.ofWireName(data.required("bioType")).orElseThrow(() -> data.invalid("bioType"));
        byte[] record = opened(new SealedSample(
                data.longText("bioValue"),
                biometric.longText("sessionKey"),
                biometric.text("thumbprint").orElse(""),
                data.required("timestamp"),
                data.required("transactionId")));
        Fields digitalId = digitalId(visit, data, index);
        if (!digitalId.required("type").equalsIgnoreCase(modality.name())) {
            throw new Denied(AuthRefusal.DEVICE_OF_OTHER_KIND);
        }
        return new Sample(
                SampleRules.id(signed.payload()),
                modality,
                data.text("bioSubType").orElse(""),
                record,
                biometric.required("hash"),
                taken(visit, data, "timestamp"),
                taken(visit, digitalId, "dateTime"),
                device(digitalId));
    }

    private byte[] opened(SealedSample sample) {
        try {
            return cipher.open(sample);
        } catch (Denied refused) {
            throw former.explained(refused, "IDA-FIR", sample.thumbprint());
        }
    }

    /** A sample is for one transaction, one house and one environment: it says so under its signature. */
    private static void checkBound(Visit visit, Fields data) {
        if (!data.required("transactionId").equals(visit.transactionId())) {
            throw data.invalid("transactionId");
        }
        if (!data.text("purpose").orElse("Auth").equalsIgnoreCase("Auth")) {
            throw data.invalid("purpose");
        }
        for (String name : List.of("domainUri", "env")) {
            Optional<String> ofRequest = visit.envelope().text(name);
            Optional<String> ofSample = data.text(name);
            if (!visit.asked().service().isInternal() && ofRequest.isPresent() != ofSample.isPresent()) {
                throw ofRequest.isPresent()
                        ? data.invalid(name)
                        : visit.envelope().invalid(name); // left out on one side
            }
            if (ofRequest.isPresent() && ofSample.isPresent() && !ofRequest.equals(ofSample)) {
                throw new Denied(AuthRefusal.SAMPLE_DIFFERS, name, name);
            }
        }
    }

    /** The device's own identity, signed by the chip in it. */
    private Fields digitalId(Visit visit, Fields data, int index) {
        Signatures.Signed signed = Signatures.opened(data.longText("digitalId"));
        if (!TrustPath.leads(signed.chain().getFirst(), partners.anchors("FTM"), visit.at())) {
            throw new Denied(AuthRefusal.DEVICE_UNKNOWN);
        }
        return Fields.of(tree(signed.payload()), PATH + index + "/data/digitalId/");
    }

    private static Sample.Device device(Fields digitalId) {
        return new Sample.Device(
                digitalId.required("serialNo"),
                digitalId.required("make"),
                digitalId.required("model"),
                digitalId.text("deviceProvider").orElseGet(() -> digitalId.required("dp")),
                digitalId.text("deviceProviderId").orElseGet(() -> digitalId.required("dpId")));
    }

    private static Instant taken(Visit visit, Fields fields, String name) {
        Instant taken = Door.time(fields, name);
        Instant oldest = visit.at()
                .minus(AuthLimit.REQUEST_AGE.within())
                .minus(AuthLimit.CLOCK_DIFFERENCE.within())
                .minus(AuthLimit.SAMPLES_APART.within());
        if (taken.isBefore(oldest) || Door.isFuture(visit.at(), taken)) {
            throw new Denied(AuthRefusal.STALE);
        }
        return taken;
    }

    private static JsonNode tree(byte[] payload) {
        try {
            return Json.tree(payload);
        } catch (Json.Malformed notJson) {
            throw new Denied(AuthRefusal.MALFORMED);
        }
    }
}
