package org.regesta.testkit.packet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.regesta.wire.MosipTime;

/** {@code packet_meta_info.json} and {@code audit.json}. */
final class MetaInfo {

    private MetaInfo() {}

    static Map<String, Object> of(
            Application application, String process, List<Object> hashSequence1, List<Object> hashSequence2) {
        String created = MosipTime.text(application.created());
        String rid = application.rid();
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("exceptionBiometrics", Map.of());
        identity.put("biometrics", Map.of("applicant", Map.of(), "applicant-auth", Map.of(), "introducer", Map.of()));
        identity.put(
                "metaData",
                List.of(
                        pair("creationDate", created),
                        pair("centerId", rid.substring(0, 5)),
                        pair("machineId", rid.substring(5, 10)),
                        pair("registrationId", rid),
                        pair("registrationType", process)));
        identity.put("documents", documents(application));
        identity.put("registrationId", rid);
        identity.put("capturedRegisteredDevices", List.of());
        identity.put("creationDate", created);
        identity.put(
                "operationsData",
                Stream.concat(
                                Stream.of(
                                        pair("officerId", application.officerId()),
                                        pair("supervisorId", application.supervisorId()),
                                        pair("officerPassword", "true"),
                                        pair("supervisorPassword", "true")),
                                application.biometrics().keySet().stream()
                                        .filter(MetaInfo::isOfficers)
                                        .map(field -> pair(field.replace("Biometrics", "BiometricFileName"), field)))
                        .toList());
        identity.put("hashSequence1", hashSequence1);
        identity.put("hashSequence2", hashSequence2);
        return Map.of("identity", identity);
    }

    static List<Map<String, String>> audits(Application application) {
        return List.of(Map.of(
                "eventId", "PACKET",
                "eventName", "PACKET_CREATED",
                "eventType", "USER",
                "createdAt", MosipTime.text(application.created()),
                "createdBy", application.officerId(),
                "id", application.rid(),
                "idType", "REGISTRATION_ID"));
    }

    /** Whether biometrics are an officer's, who is not in the ID object. */
    static boolean isOfficers(String field) {
        return field.equals(Application.OFFICER_BIOMETRICS) || field.equals(Application.SUPERVISOR_BIOMETRICS);
    }

    private static List<Map<String, String>> documents(Application application) {
        return application.documents().keySet().stream()
                .map(field -> Map.of(
                        "documentCategory", category(field), "documentOwner", "Applicant", "documentName", field))
                .toList();
    }

    /** {@code proofOfIdentity} is POI, {@code proofOfAddress} POA … */
    private static String category(String field) {
        String capitals = field.replaceAll("[^A-Z]", "");
        return "P" + capitals;
    }

    private static Map<String, String> pair(String label, String value) {
        return Map.of("label", label, "value", value);
    }
}
