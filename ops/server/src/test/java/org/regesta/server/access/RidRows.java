package org.regesta.server.access;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.util.List;
import java.util.Set;
import org.regesta.server.access.PeopleRows.Row;
import org.springframework.http.HttpMethod;

/**
 * How every endpoint that takes a registration's number is asked of people who were entered in the ID repository and
 * never registered in the field: it says the same of all of them, whoever lives and whoever was forgotten.
 */
final class RidRows {

    private static final String PROCESSOR = "/registrationprocessor/v1/";
    private static final String CASES = "/v1/adjudications/{rid}";
    private static final String STUCK = "/v1/operations/stuck/{rid}";
    private static final String UNKNOWN = "/problems/registration-unknown";
    private static final String NOT_ANNOUNCED = "/problems/registration-not-announced";
    private static final String REASON = "{%s,\"reasonCode\":\"LOOKED_AT\"}";

    /** What announces new numbers, or brings them in encrypted; each is tested where that is done. */
    static final Set<String> OF_NEW_ONES = Set.of(
            "POST /registrationprocessor/v1/registrationstatus/sync",
            "POST /registrationprocessor/v1/registrationstatus/syncV2",
            "POST /registrationprocessor/v1/packetreceiver/registrationpackets",
            "POST /registrationprocessor/v1/workflowmanager/workflowinstance",
            "POST /registrationprocessor/v1/workflowmanager/workflow/search", // of all that are paused
            "GET /v1/adjudications"); // of all that are open

    static final List<Row> ROWS = List.of(
            row(GET, "/v1/registrations/{rid}", "", UNKNOWN),
            row(GET, PROCESSOR + "registrationtransaction/search/{rid}", "", "RPR-RTS-001"),
            row(POST, PROCESSOR + "registrationstatus/search", """
                    {"id":"mosip.registration.status","version":"1.0","requesttime":"$now",
                    "request":[{"registrationId":"$rid"}]}""", "RPR-RGS-031"),
            row(POST, PROCESSOR + "registrationstatus/lostridsearch", """
                    {"id":"mosip.registration.lostrid","version":"1.0","requesttime":"$now","request":{"filters":[
                    {"columnName":"phone","value":"$phone","type":"equals"},
                    {"columnName":"centerId","value":"10001","type":"equals"},
                    {"columnName":"registrationDate","value":"2026-11-21","type":"equals"}]}}""", "200"),
            row(POST, PROCESSOR + "workflowmanager/workflowaction", """
                    {"id":"mosip.registration.processor.workflow.action","version":"1.0","requesttime":"$now",
                    "request":{"workflowIds":["$rid"],"workflowAction":"RESUME_PROCESSING"}}""", "RPR-WAA-003"),
            row(GET, CASES, "", "/problems/adjudication-unknown"),
            row(POST, CASES + "/claim", "", NOT_ANNOUNCED),
            row(DELETE, CASES + "/claim", "", NOT_ANNOUNCED),
            row(POST, CASES + "/claim/removal", "{\"reasonCode\":\"LOOKED_AT\"}", NOT_ANNOUNCED),
            row(POST, CASES + "/decision", REASON.formatted("\"decision\":\"DIFFERENT_PEOPLE\""), NOT_ANNOUNCED),
            row(POST, CASES + "/reopening", REASON.formatted("\"ground\":\"APPEAL\""), NOT_ANNOUNCED),
            row(POST, STUCK + "/resume", "{\"reasonCode\":\"LOOKED_AT\"}", NOT_ANNOUNCED),
            row(POST, STUCK + "/restart", REASON.formatted("\"stage\":\"VALIDATE\""), NOT_ANNOUNCED),
            row(POST, STUCK + "/reject", "{\"reasonCode\":\"LOOKED_AT\"}", NOT_ANNOUNCED));

    private RidRows() {}

    private static Row row(HttpMethod method, String pattern, String body, String ofAll) {
        return new Row(method, pattern, pattern.replace("{rid}", "$rid"), body, ofAll, ofAll, ofAll);
    }
}
