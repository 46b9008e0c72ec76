package org.regesta.saga.registration.stage.validate;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.regesta.command.hotlist.api.Hotlist;
import org.regesta.command.masterdata.api.Offices;
import org.regesta.events.hotlist.HotlistKind;
import org.regesta.events.registration.FaultCode;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Operator and supervisor were in office and on no hotlist when the packet was made, and proved that it was them: by a
 * finger where the packet holds a file of theirs, else by password or OTP as the machine, which signed the packet, saw
 * it.
 */
@Component
class OfficerCheck {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._@-]{1,64}");

    private final Offices offices;
    private final OfficersFingers fingers;
    private final Hotlist hotlist;

    OfficerCheck(Offices offices, OfficersFingers fingers, Hotlist hotlist) {
        this.offices = offices;
        this.hotlist = hotlist;
        this.fingers = fingers;
    }

    /** The id of the officer in a role, {@code officer} or {@code supervisor}, when they may have signed it off. */
    Optional<String> run(String role, Part part, Instant then, Faults faults) {
        JsonNode told = part.meta().path("operationsData");
        Optional<String> id = ReferenceCheck.labelled(told, role + "Id")
                .filter(officer -> ID.matcher(officer).matches())
                .filter(officer -> offices.isInOffice(officer, then));
        if (id.isEmpty()) {
            faults.add(FaultCode.OFFICER, role + "Id");
        } else if (hotlist.wasBlocked(HotlistKind.OPERATOR_ID, id.get(), then)) {
            faults.add(FaultCode.HOTLISTED, role + "Id");
        } else if (!isProven(role, id.get(), told, part, then)) {
            faults.add(FaultCode.OFFICER_PROOF, role + "Id");
        }
        return id;
    }

    private boolean isProven(String role, String officer, JsonNode told, Part part, Instant then) {
        Optional<String> file =
                ReferenceCheck.labelled(told, role + "BiometricFileName").filter(name -> !name.isBlank());
        if (file.isEmpty()) {
            return isTrue(told, role + "Password") || isTrue(told, role + "OTPAuthentication");
        }
        Optional<byte[]> cbeff = part.called(withoutExtension(file.get()));
        Optional<String> person = offices.person(officer, then);
        return cbeff.isPresent() && person.isPresent() && fingers.are(cbeff.get(), person.get());
    }

    private static boolean isTrue(JsonNode told, String label) {
        return ReferenceCheck.labelled(told, label).filter("true"::equals).isPresent();
    }

    /** MOSIP's clients write it with and without. */
    private static String withoutExtension(String file) {
        return file.endsWith(".xml") ? file.substring(0, file.length() - ".xml".length()) : file;
    }
}
