package org.regesta.server.access;

import static org.regesta.server.access.AccessRule.everyone;
import static org.regesta.server.access.AccessRule.roles;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.officer.Role;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.ports.Commands;
import org.regesta.ports.Refusal;
import org.regesta.ports.StorageFull;
import org.regesta.ports.Vault;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One endpoint of each wire. Inner classes, so that no component scan finds them. */
public class SampleEndpoints {

    @Bean
    AccessTable accessTable() {
        List<AccessRule> rows = new ArrayList<>(AccessRows.ROWS.stream()
                .filter(row -> !row.name().contains("{") || row.name().contains("/v1/authmanager/"))
                .toList());
        rows.addAll(List.of(
                roles(GET, "/v1/samples/{id}", Role.AUDITOR, Role.ADJUDICATOR),
                roles(GET, "/v1/samples/mine", Role.REGISTRATION_OFFICER),
                roles(POST, "/v1/samples", Role.AUDITOR),
                everyone(GET, "/v1/samples/open", "a sample of what is public"),
                everyone(GET, "/problems/{slug}", "published with the source"),
                roles(POST, "/mosip/v1/sample", Role.REGISTRATION_PROCESSOR)));
        return new AccessTable(rows);
    }

    @Bean
    Ours ours(Caller caller) {
        return new Ours(caller);
    }

    @Bean
    Mosips mosips() {
        return new Mosips();
    }

    /** Our wire. */
    @RestController
    class Ours {
        private final Caller caller;

        Ours(Caller caller) {
            this.caller = caller;
        }

        record Body(String name, int count) {}

        @GetMapping("/v1/samples/{id}")
        Map<String, String> one(@PathVariable String id, @RequestParam(defaultValue = "0") int page) {
            throw fail(id);
        }

        @GetMapping("/v1/samples/mine")
        Map<String, String> mine() {
            return attribution();
        }

        @GetMapping("/v1/samples/open")
        Map<String, String> open() {
            return Map.of("open", "yes");
        }

        @PostMapping("/v1/samples")
        Map<String, String> add(@RequestBody Body body) {
            return attribution();
        }

        private Map<String, String> attribution() {
            Attribution by = caller.attribution("sample");
            return by.metadata();
        }
    }

    static RuntimeException fail(String how) {
        return switch (how) {
            case "refused" -> new Refusal(RegistrationRefusal.NOT_SYNCED);
            case "full" -> new StorageFull("no room");
            case "unknown" -> new Commands.OutcomeUnknown("sync failed");
            case "gone" -> new Vault.KeyGone();
            default -> new IllegalStateException("Amina Diallo was here");
        };
    }

    /** MOSIP's. */
    @RestController
    class Mosips implements MosipEndpoint {

        record Sample(String how) {}

        @PostMapping("/mosip/v1/sample")
        Map<String, String> sample(@RequestBody MosipRequest<Sample> body) {
            throw fail(body.required().how());
        }

        @Override
        public String envelopeId() {
            return "mosip.sample";
        }

        @Override
        public MosipError error(BadRequest why, String field) {
            return new MosipError("TST-" + why.name(), field);
        }

        @Override
        public MosipError error(Enum<?> code) {
            return new MosipError("TST-RULE", code.name());
        }
    }
}
