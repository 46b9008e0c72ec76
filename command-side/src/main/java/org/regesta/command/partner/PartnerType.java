package org.regesta.command.partner;

import java.util.Arrays;
import java.util.Optional;

/** What kinds of partners there are: MOSIP's codes, and whether such a partner acts under policies of a group. */
enum PartnerType {
    AUTH("Auth_Partner", true),
    CREDENTIAL("Credential_Partner", true),
    ONLINE_VERIFICATION("Online_Verification_Partner", true),
    ABIS("ABIS_Partner", true),
    MANUAL_ADJUDICATION("Manual_Adjudication", true),
    PRINT("Print_Partner", true),
    BINDING("Binding_Partner", true),
    INTERNAL("Internal_Partner", true),
    DEVICE_PROVIDER("Device_Provider", false),
    FTM_PROVIDER("FTM_Provider", false),
    MISP("MISP_Partner", false),
    SDK("SDK_Partner", false),
    ADMIN("Partner_Admin", false);

    private final String code;
    private final boolean needsGroup;

    PartnerType(String code, boolean needsGroup) {
        this.code = code;
        this.needsGroup = needsGroup;
    }

    String code() {
        return code;
    }

    boolean needsGroup() {
        return needsGroup;
    }

    /** By its code, written in whatever capitals. */
    static Optional<PartnerType> of(String code) {
        return Arrays.stream(values())
                .filter(type -> type.code.equalsIgnoreCase(code))
                .findFirst();
    }
}
