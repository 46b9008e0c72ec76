package org.regesta.events.authentication;

/** What a partner asked for. */
public enum AnswerKind {
    OTP_REQUEST,
    AUTHENTICATION
}
