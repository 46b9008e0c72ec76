package org.regesta.auth.demographic;

/** How values of an attribute are brought into normal form and compared. */
public enum Kind {
    /** Names and addresses: the same words, in any order. */
    WORDS,
    /** Codes such as a gender or a postal code. */
    CODE,
    /** A phone number: its digits. */
    PHONE,
    EMAIL,
    /** A date as MOSIP writes it, {@code 1990/07/08}. */
    DATE,
    /** How sure a birth date is: {@code V} verified, {@code D} declared, {@code A} approximate. */
    DATE_TYPE,
    /** Years of age, compared with a birth date: at least so many. */
    AGE
}
