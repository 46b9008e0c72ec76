package org.regesta.auth.person;

/** By what number a person can be named here. */
public enum IdType {
    UIN,
    VID,
    /** A value of the person's own choosing with its field, such as {@code 9876543210@phone}. */
    HANDLE
}
