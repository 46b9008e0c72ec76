package org.regesta.server.access;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.regesta.command.officer.api.OfficerCommand;
import org.regesta.command.officer.api.Officers;
import org.regesta.events.Book;
import org.regesta.events.officer.Role;
import org.regesta.ports.Commands;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.Ledger;
import org.regesta.server.FullHouse;
import org.regesta.server.RegestaServer;
import org.regesta.testkit.memory.InMemoryLedger;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Knocks at every door of the full house. */
public final class Knocker {

    private static final int MASTER_USES = 10_000;

    private final RegestaServer.Instance house = FullHouse.open();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // or each connection begins with an offer to change to the other
            .build();
    private final HouseKeys.Pair key = house.part(HouseKeys.class).pair("REGESTA", "TOKEN");
    private final Map<String, Long> mandates = new ConcurrentHashMap<>();
    private String master = "";
    private int masterUsed;
    private final String issuer = house.part(SecurityConfiguration.Issuer.class).url();

    /** One method and pattern. */
    public record Served(HttpMethod method, String pattern) {}

    /** What the running mapping serves, the container's error page excepted. */
    public List<Served> served() {
        return house.context().getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> ListedAtStart.endpoints(info).stream())
                .map(served -> new Served(served.method(), served.pattern()))
                .distinct()
                .toList();
    }

    List<AccessRule> rules() {
        return house.part(AccessTable.class).rules();
    }

    /** A token with all roles, fresh every so often. */
    public synchronized String master() {
        if (masterUsed++ % MASTER_USES == 0) {
            master = tokenOf("master", Role.values());
        }
        return master;
    }

    /** Whoever has no office yet is appointed. */
    private long mandate(String officer) {
        return mandates.computeIfAbsent(officer, id -> {
            String stream = "officer:" + id;
            Ledger ledger = house.part(Ledger.class);
            if (ledger.stream(Book.REGISTRY, stream).isEmpty()) {
                house.part(Commands.class)
                        .send(
                                new OfficerCommand.Appoint(
                                        id, Set.of(Role.REGISTRATION_OFFICER), Optional.empty(), Map.of()),
                                InMemoryLedger.SOMEONE);
            }
            return Officers.fold(ledger.stream(Book.REGISTRY, stream))
                    .orElseThrow()
                    .mandatePosition();
        });
    }

    /** A token of this very officer. */
    String tokenOf(String officer, Role... roles) {
        return token(claims -> claims.subject(officer), roles);
    }

    String token(Role... roles) {
        return token(c -> {}, roles);
    }

    String token(Consumer<JWTClaimsSet.Builder> changed, Role... roles) {
        return Requests.signed(key.privateKey(), key.keyId(), claims(changed, roles));
    }

    JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> changed, Role... roles) {
        return Requests.claims(issuer, house.part(Clock.class).instant(), this::mandate, changed, roles);
    }

    /** Tokens with every role that must not count. */
    Map<String, String> tokensThatDoNotHold() throws Exception {
        Instant now = house.part(Clock.class).instant();
        Role[] all = Role.values();
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("of nobody", token(c -> c.subject("nobody").claim("mandate", "7"), all));
        tokens.put("expired", token(c -> c.expirationTime(Date.from(now.minusSeconds(3600))), all));
        tokens.put("wrong audience", token(c -> c.audience("elsewhere"), all));
        tokens.put("wrong issuer", token(c -> c.issuer("http://elsewhere"), all));
        tokens.put("wrong key", Requests.signed(TestKeys.ecPair().getPrivate(), key.keyId(), claims(c -> {}, all)));
        tokens.put("unsigned", new PlainJWT(claims(c -> {}, all)).serialize());
        tokens.put("garbage", "garbage");
        return tokens;
    }

    /** The path with something in every gap. */
    public static String path(String pattern) {
        return pattern.replaceAll("\\{[^}]+}", "12345").replace("/**", "");
    }

    public HttpResponse<String> knock(
            HttpMethod method, String path, Optional<String> token, byte[] body, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(house.url() + path))
                .method(method.name(), body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            request.header("Content-Type", type);
        }
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return send(request.build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A connection that costs less than {@link #knock} does, for who knocks very often. */
    public Line line() {
        return new Line(URI.create(house.url()).getPort());
    }

    public String url() {
        return house.url();
    }
}
