package org.regesta.saga.registration.stage.abroad;

import static org.regesta.testkit.fuzz.Readers.bytes;

import org.regesta.testkit.fuzz.Readers;
import org.regesta.wire.Json;

/** What a matcher answers. */
public final class FuzzedAnswers {

    private FuzzedAnswers() {}

    public static Readers in(Readers readers) {
        return readers.with(
                "matcher's answer",
                Json.Malformed.class,
                AbisAnswer::read,
                bytes("{\"id\":\"mosip.abis.identify\",\"requestId\":\"r\",\"returnValue\":1,\"failureReason\":\"7\","
                        + "\"candidateList\":{\"candidates\":[{\"referenceId\":\"a\",\"analytics\":"
                        + "{\"confidence\":\"98.5\",\"internalScore\":\"77\"}}]}}"));
    }
}
