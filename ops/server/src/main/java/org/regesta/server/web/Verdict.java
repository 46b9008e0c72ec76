package org.regesta.server.web;

import org.regesta.wire.BadRequest;

/** Why a request is not answered: one of these for whatever was thrown. */
sealed interface Verdict {

    /** @param field the request's field concerned by its wire name, or empty */
    record Faulty(Fault fault, String field) implements Verdict {
        Faulty(Fault fault) {
            this(fault, "");
        }
    }

    /** A MOSIP endpoint said why itself. */
    record Bad(BadRequest why, String field) implements Verdict {}

    /** A rule said no. */
    record Refused(Enum<?> code) implements Verdict {}
}
