package org.regesta.server.access;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.regesta.command.officer.api.OfficerCommand;
import org.regesta.command.officer.api.ServiceClientCommand;
import org.regesta.command.officer.api.ServiceClients;
import org.regesta.events.Book;
import org.regesta.events.officer.Role;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.server.FullHouse;
import org.regesta.server.RegestaServer;
import org.regesta.testkit.memory.InMemoryLedger;
import org.springframework.http.HttpMethod;

/** Tokens that this house signed, and that hold no more, or not yet, or not here. Each by what is wrong with it. */
final class SpentTokens {

    private static final Role[] ALL = Role.values();

    private final Knocker knocker;
    private final RegestaServer.Instance house = FullHouse.open();
    private final Map<String, String> all = new LinkedHashMap<>();

    private SpentTokens(Knocker knocker) {
        this.knocker = knocker;
    }

    static Map<String, String> of(Knocker knocker) {
        SpentTokens spent = new SpentTokens(knocker);
        spent.ofAnotherTime();
        spent.ofAnotherHouse();
        spent.ofNobody();
        spent.ofWhoLeft();
        return spent.all;
    }

    private void put(String what, Consumer<JWTClaimsSet.Builder> changed) {
        all.put(what, knocker.token(changed, ALL));
    }

    private Date in(long seconds) {
        return Date.from(now().plusSeconds(seconds));
    }

    private Instant now() {
        return house.part(Clock.class).instant();
    }

    private void ofAnotherTime() {
        put("expired an hour ago", claims -> claims.expirationTime(in(-3600)));
        put("expired seconds ago", claims -> claims.expirationTime(in(-8)));
        put("without an end", claims -> claims.expirationTime(null));
        put("not valid before an hour from now", claims -> claims.notBeforeTime(in(3600)));
        put("not valid before half a minute from now", claims -> claims.notBeforeTime(in(30)));
        put("made an hour from now", claims -> claims.issueTime(in(3600)));
        put("made half a minute from now", claims -> claims.issueTime(in(30)));
        put("made nobody knows when", claims -> claims.issueTime(null));
        put("made after its end", claims -> claims.issueTime(in(900)));
    }

    private void ofAnotherHouse() {
        put("of another house", claims -> claims.issuer("http://127.0.0.1:1"));
        put("of a house called almost so", claims -> claims.issuer(issuer() + "/"));
        put("of no house", claims -> claims.issuer(null));
        put("for another audience", claims -> claims.audience("elsewhere"));
        put("for an audience called almost so", claims -> claims.audience("Regesta"));
        put("for nobody", claims -> claims.audience(List.of()));
        put("for renewing", claims -> claims.audience(Sessions.REFRESH));
    }

    private String issuer() {
        return house.part(SecurityConfiguration.Issuer.class).url();
    }

    private void ofNobody() {
        for (String holder : List.of("nobody", "../master", "officer:master", "master\0", "MASTER", "", " master")) {
            put("of '" + holder + "'", claims -> claims.subject(holder).claim(Tokens.MANDATE, mandate("master")));
        }
        put("of no holder", claims -> claims.subject(null).claim(Tokens.MANDATE, mandate("master")));
        put("under another's mandate", claims -> claims.subject("clara").claim(Tokens.MANDATE, mandate("master")));
        put("under a mandate to come", claims -> claims.subject("master").claim(Tokens.MANDATE, "99999999"));
        put("under a mandate that is no number", claims -> claims.subject("master")
                .claim(Tokens.MANDATE, "any"));
        put("under no mandate", claims -> claims.subject("master").claim(Tokens.MANDATE, ""));
    }

    /** As a text, as it stands in a token. */
    private String mandate(String officer) {
        return (String) knocker.claims(claims -> claims.subject(officer), ALL).getClaim(Tokens.MANDATE);
    }

    private void ofWhoLeft() {
        String disabled = knocker.tokenOf("who-left", ALL);
        send(new OfficerCommand.Disable("who-left"));
        all.put("of who was disabled", disabled);
        String before = knocker.tokenOf("who-changed", ALL);
        send(new OfficerCommand.ChangeRoles("who-changed", Set.of(Role.AUDITOR)));
        all.put("of who has other roles by now", before);
        String signedOut = knocker.tokenOf("who-signed-out", ALL);
        knocker.knock(
                HttpMethod.DELETE,
                "/v1/authmanager/logout/user",
                Optional.of(signedOut),
                new byte[0],
                "application/json");
        all.put("of who signed out", signedOut);
        String session = knocker.token(claims -> claims.subject("who-renews").claim(Tokens.SESSION, "session-1"), ALL);
        house.part(EndedTokens.class).endSession("session-1", now().plusSeconds(3600));
        all.put("of a session that ended", session);
        all.put("of a machine that was disabled", ofDisabledMachine());
    }

    private String ofDisabledMachine() {
        String id = "machine-that-left";
        send(new ServiceClientCommand.Register(id, Set.of(ALL), "{}"));
        long mandate = ServiceClients.fold(house.part(Ledger.class).stream(Book.REGISTRY, "client:" + id))
                .orElseThrow()
                .mandatePosition();
        String token = knocker.token(claims -> claims.subject(id).claim(Tokens.MANDATE, Long.toString(mandate)), ALL);
        send(new ServiceClientCommand.Disable(id));
        return token;
    }

    private void send(Object command) {
        house.part(Commands.class).send(command, InMemoryLedger.SOMEONE);
    }
}
