package org.regesta.command.masterdata;

import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;

/** What all endpoints of MOSIP's master data service have in common on its wire. */
interface MasterdataWire extends MosipEndpoint {

    @Override
    default String envelopeId() {
        return MasterdataCodes.ENVELOPE_ID;
    }

    @Override
    default MosipError error(BadRequest why, String field) {
        return MasterdataCodes.of(why, field);
    }
}
