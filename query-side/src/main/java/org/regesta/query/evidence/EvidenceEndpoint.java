package org.regesta.query.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.regesta.ports.Caller;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Evidence for whoever does not trust us: asked for and answered in one request, and not kept. */
@RestController
@Tag(name = "Audit")
class EvidenceEndpoint {

    private static final MediaType ZIP = new MediaType("application", "zip");

    private final EvidenceDesk desk;
    private final Caller caller;

    EvidenceEndpoint(EvidenceDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @PostMapping(path = "/v1/audit/bundles")
    @Operation(
            summary = "An evidence bundle about one person, one registration or by one officer, over a period",
            description =
                    "A ZIP file with sealed events, their inclusion proofs in one signed tree per book, keys, a page"
                            + " for people, and verify.py, which checks it without a Regesta. With recipient (PEM),"
                            + " open (attributes) and ground, opened attributes as a CMS annex that the recipient alone"
                            + " can decrypt; that is recorded as a disclosure. Nothing of it is kept.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/zip"))
    ResponseEntity<byte[]> bundle(@RequestBody Wanted body) {
        EvidenceDesk.Made made = desk.make(body, caller.attribution("evidence-bundle"));
        return ResponseEntity.ok()
                .contentType(ZIP)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"evidence-" + made.id() + ".zip\"")
                .body(made.zip());
    }
}
