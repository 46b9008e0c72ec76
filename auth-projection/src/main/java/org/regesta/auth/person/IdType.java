package org.regesta.auth.person;

/** By what number a person can be named here. */
public enum IdType {
    UIN,
    VID
}
