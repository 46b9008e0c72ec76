package org.regesta.cli.demo;

import java.util.List;
import java.util.Map;
import org.regesta.wire.MosipTime;
import tools.jackson.databind.JsonNode;

/** MOSIP's workflow manager, as an officer uses it. */
final class WorkflowManager {

    private static final String WIRE = "/registrationprocessor/v1/workflowmanager/";
    private static final String ID = "mosip.registration.processor.workflow.";

    private final House house;
    private final Api officer;

    WorkflowManager(House house, Api officer) {
        this.house = house;
        this.officer = officer;
    }

    /** How a registration stands, once it is found. */
    JsonNode search(String rid) {
        JsonNode[] found = new JsonNode[1];
        House.await(() -> {
            found[0] = sent(
                            "workflow/search",
                            "search",
                            Map.of("filters", List.of(Map.of("columnName", "id", "type", "equals", "value", rid))))
                    .path("data");
            return found[0].size() == 1;
        });
        return found[0].path(0);
    }

    void act(String action, String... rids) {
        sent("workflowaction", "action", Map.of("workflowIds", List.of(rids), "workflowAction", action));
    }

    private JsonNode sent(String path, String id, Object request) {
        return officer.mosip("POST", WIRE + path, ID + id, MosipTime.text(house.clock.instant()), request);
    }
}
