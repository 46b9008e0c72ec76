package org.regesta.testkit.people;

/** As MOSIP's master data codes it. */
public enum Gender {
    FEMALE("FLE", "f"),
    MALE("MLE", "m");

    private final String code;
    private final String kind;

    Gender(String code, String kind) {
        this.code = code;
        this.kind = kind;
    }

    public String code() {
        return code;
    }

    String kind() {
        return kind;
    }
}
