package org.regesta.query.authhistory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.events.authentication.AuthenticationEvent.Answered;
import org.regesta.ports.Recorded;
import org.regesta.wire.MosipTime;

/** MOSIP's {@code AutnTxnDto}: one answer. What an answer was signed with is not kept, only what it answered. */
record AuthTransaction(
        String transactionID,
        String requestdatetime,
        String authtypeCode,
        String statusCode,
        String statusComment,
        String referenceIdType,
        String entityName,
        String requestSignature) {

    private static final Map<String, String> FACTORS = Map.of(
            "OTP", "OTP-AUTH",
            "DEMOGRAPHIC", "DEMO-AUTH",
            "BIOMETRIC", "BIO-AUTH",
            "KBT", "TOKEN-AUTH",
            "SPIN", "STATIC-PIN-AUTH",
            "PWD", "PASSWORD-AUTH");

    /** @param idType of the number that was asked by, as the caller named it */
    static Optional<AuthTransaction> of(Recorded event, String idType) {
        return event.payload() instanceof Answered answered
                ? Optional.of(new AuthTransaction(
                        answered.transactionId(),
                        MosipTime.text(
                                java.time.Instant.ofEpochMilli(event.envelope().recordedMillis())),
                        String.join(",", codes(answered)),
                        answered.yes() ? "Y" : "N",
                        answered.yes() ? "Success" : String.join(", ", answered.refusals()),
                        idType,
                        answered.partnerId(),
                        answered.requestSignature()))
                : Optional.empty();
    }

    private static List<String> codes(Answered answered) {
        List<String> codes = new ArrayList<>();
        switch (answered.kind()) {
            case OTP_REQUEST, INTERNAL_OTP_REQUEST -> codes.add("OTP-REQUEST");
            case EKYC -> codes.add("EKYC-AUTH");
            case KYC_AUTHENTICATION -> codes.add("KYC-AUTH");
            case KYC_EXCHANGE -> codes.add("KYC-EXCHANGE");
            case KEY_BINDING -> codes.add("IDENTITY-KEY-BINDING");
            case AUTHENTICATION, INTERNAL_AUTHENTICATION -> {}
        }
        if (!codes.contains("OTP-REQUEST")) {
            answered.factors().stream()
                    .map(factor -> FACTORS.getOrDefault(factor, factor))
                    .forEach(codes::add);
        }
        return codes;
    }
}
