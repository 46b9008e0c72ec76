package org.regesta.command.key;

import org.regesta.command.key.api.KeyRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;

/** What all endpoints of MOSIP's key manager have in common on its wire. */
interface KeyWire extends MosipEndpoint {

    @Override
    default String envelopeId() {
        return KeyCodes.ENVELOPE_ID;
    }

    @Override
    default MosipError error(BadRequest why, String field) {
        return KeyCodes.of(why, field);
    }

    @Override
    default MosipError error(Enum<?> code) {
        return KeyCodes.of((KeyRefusal) code);
    }
}
