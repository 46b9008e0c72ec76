package org.regesta.server.web;

import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;

/** What MOSIP's own gate says before an endpoint is reached; everything else the endpoint says itself. */
final class GateCodes {

    private GateCodes() {}

    static MosipError of(Fault fault, String field, MosipEndpoint endpoint) {
        return switch (fault) {
            case UNAUTHENTICATED -> new MosipError("KER-ATH-401", "Authentication Failed");
            case FORBIDDEN -> new MosipError("KER-ATH-403", "Forbidden");
            default -> endpoint.error(fault.forMosip(), field);
        };
    }
}
