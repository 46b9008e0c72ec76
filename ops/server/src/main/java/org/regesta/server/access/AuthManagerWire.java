package org.regesta.server.access;

import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;

/** What all of MOSIP's token service has in common on the wire. */
interface AuthManagerWire extends MosipEndpoint {

    @Override
    default String envelopeId() {
        return AuthManagerCodes.ENVELOPE_ID;
    }

    @Override
    default MosipError error(BadRequest why, String field) {
        return AuthManagerCodes.of(why, field);
    }

    @Override
    default MosipError error(Enum<?> code) {
        return AuthManagerCodes.of((SignInRefusal) code);
    }
}
