package org.regesta.server.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.regesta.command.officer.api.OfficerState;
import org.regesta.command.officer.api.Officers;
import org.regesta.events.Book;
import org.regesta.events.officer.Role;
import org.regesta.ports.Ledger;
import org.regesta.ports.Reads;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Which roles there are and which officers have them, on MOSIP's wire: no names, addresses or numbers of theirs. */
@RestController
@Tag(name = "Tokens")
class RosterEndpoint implements AuthManagerWire {

    private static final int MOST = 100;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private final Ledger ledger;
    private final Clock clock;

    RosterEndpoint(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** MOSIP's {@code Role}. */
    record RoleAnswer(
            String roleId, String roleName, @Nullable String roleDescription) {}

    /** MOSIP's {@code RolesListDto}. */
    record RolesAnswer(List<RoleAnswer> roles) {}

    /** MOSIP's {@code UserDetailsRequestDto}: ids of officers. */
    record UsersBody(@Nullable List<@Nullable String> userDetails) {}

    /** MOSIP's {@code MosipUserDto}, as far as it says nothing of the person. */
    record User(
            String userId,
            @Nullable String mobile,
            @Nullable String mail,
            @Nullable String langCode,
            @Nullable String userPassword,
            String name,
            String role,
            @Nullable String token,
            @Nullable String rid) {}

    /** MOSIP's {@code MosipUserListDto}. */
    record UsersAnswer(List<User> mosipUserDtoList) {}

    @GetMapping("/v1/authmanager/roles/{appid}")
    @Reads
    @Operation(summary = "The roles there are; whichever appid asks")
    MosipResponse<RolesAnswer> roles(@PathVariable String appid) {
        return answer(new RolesAnswer(Arrays.stream(Role.values())
                .map(role -> new RoleAnswer(role.name(), role.name(), null))
                .toList()));
    }

    @PostMapping("/v1/authmanager/userdetails/{appid}")
    @Operation(summary = "The officers of these ids who are in office, and their roles")
    MosipResponse<UsersAnswer> users(@PathVariable String appid, @RequestBody MosipRequest<UsersBody> request) {
        List<@Nullable String> asked =
                Fields.present("userDetails", request.required().userDetails());
        if (asked.size() > MOST) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "userDetails");
        }
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        asked.forEach(id -> ids.add(Fields.matching("userDetails", id, ID)));
        return answer(
                new UsersAnswer(ids.stream().flatMap(id -> user(id).stream()).toList()));
    }

    private Optional<User> user(String id) {
        return Officers.fold(ledger.stream(Book.REGISTRY, "officer:" + id))
                .filter(office -> !office.disabled())
                .map(RosterEndpoint::user);
    }

    private static User user(OfficerState office) {
        String roles = office.roles().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
        String id = office.officerId();
        return new User(id, null, null, null, null, id, roles, null, null);
    }

    private <T> MosipResponse<T> answer(T answer) {
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), answer);
    }
}
