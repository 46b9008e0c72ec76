package org.regesta.query.officer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Reads;
import org.regesta.ports.ViewStore;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's question for the users of a role: officers in office, by id, with nothing of the person. */
@RestController
@Tag(name = "Tokens")
class UsersEndpoint implements MosipEndpoint {

    private static final int MOST = 100;
    private static final int LONGEST = 100;

    private final RosterPage roster;
    private final Clock clock;

    UsersEndpoint(ViewStore store, Clock clock) {
        this.roster = new RosterPage(store);
        this.clock = clock;
    }

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
            @Nullable String rid) {

        static User of(OfficeCard office) {
            String id = office.officerId();
            return new User(id, null, null, null, null, id, String.join(",", office.roles()), null, null);
        }
    }

    /** MOSIP's {@code MosipUserListDto}. */
    record Users(List<User> mosipUserDtoList) {}

    @GetMapping("/v1/authmanager/userdetails/{appid}")
    @Reads(OfficesProjection.NAME)
    @Operation(
            summary = "Who is in office, of one role or all, in the order of their ids; whichever appid asks",
            description = "pageStart says how many to leave out, pageFetch how many are wanted: 100 at most, and where"
                    + " it is 0 or missing. userName is an id, search a part of one. Officers are not found by names"
                    + " and addresses: these are sealed, and email, firstName and lastName are refused.")
    MosipResponse<Users> users(
            @PathVariable String appid,
            @RequestParam(required = false) @Nullable String roleName,
            @RequestParam(required = false) @Nullable Integer pageStart,
            @RequestParam(required = false) @Nullable Integer pageFetch,
            @RequestParam(required = false) @Nullable String email,
            @RequestParam(required = false) @Nullable String firstName,
            @RequestParam(required = false) @Nullable String lastName,
            @RequestParam(required = false) @Nullable String userName,
            @RequestParam(required = false) @Nullable String search) {
        refuse("email", email);
        refuse("firstName", firstName);
        refuse("lastName", lastName);
        int skipped = number("pageStart", pageStart);
        int wanted = number("pageFetch", pageFetch);
        String role = Fields.optional("roleName", roleName, LONGEST).orElse(OfficeCard.ANY);
        Optional<String> named = Fields.optional("userName", userName, LONGEST);
        String part = Fields.optional("search", search, LONGEST).orElse("");
        int most = wanted == 0 ? MOST : Math.min(wanted, MOST);
        Stream<OfficeCard> found = named.isPresent()
                ? roster.named(role, named.get()).filter(office -> skipped == 0).stream()
                : roster.of(role, part, skipped, most).stream();
        return MosipResponse.of(
                envelopeId(),
                envelopeVersion(),
                clock.instant(),
                new Users(found.map(User::of).toList()));
    }

    private static void refuse(String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
        }
    }

    private static int number(String field, @Nullable Integer value) {
        if (value != null && value < 0) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
        }
        return value == null ? 0 : value;
    }

    @Override
    public String envelopeId() {
        return "mosip.authmanager.users";
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return OfficeCodes.error(why, field);
    }

    /** Nothing below refuses. */
    @Override
    public MosipError error(Enum<?> code) {
        throw new IllegalStateException("no question for offices refuses " + code);
    }
}
