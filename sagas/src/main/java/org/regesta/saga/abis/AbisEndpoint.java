package org.regesta.saga.abis;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.regesta.ports.Caller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** MOSIP's ABIS messages over HTTP: the answer comes at once instead of over a second queue. */
@RestController
@Tag(name = "ABIS")
class AbisEndpoint {

    private final AbisDesk desk;
    private final Caller caller;

    AbisEndpoint(AbisDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @PostMapping("/v1/abis/messages")
    @Operation(
            summary = "Insert, identify, delete, ping, pending jobs or reference count, as MOSIP's ABIS API 0.9",
            description = "Records of one client are kept apart from all others'. Fingers are compared; irises and"
                    + " faces are stored and not matched, which the analytics say.")
    Map<String, Object> message(@RequestBody JsonNode message) {
        return desk.answer(
                caller.attribution("abis"), message.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
