package org.regesta.server.keeper;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.regesta.command.authentication.api.AuthGuardCommand;
import org.regesta.command.authentication.api.AuthGuardRefusal;
import org.regesta.command.name.api.NameCommand;
import org.regesta.command.virtualid.api.VirtualIdCommand;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.engine.keeper.Grant;
import org.regesta.engine.keeper.Grant.Recordable;
import org.regesta.events.Authority;
import org.regesta.events.Purpose;
import org.regesta.events.authentication.AuthenticationEvent;
import org.regesta.events.disclosure.DisclosureEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.Vault.Derivation;

/**
 * What a process that answers partners is given: what the room of authentication needs for that, and nothing of any
 * other room. It cannot read a card, make or destroy a key, write as an officer, or tell anybody anything but a code.
 */
public final class AuthenticationGrant {

    /** The application of the pair that serves at the door. */
    public static final String APPLICATION = "REGESTA";

    /** Its reference. */
    public static final String REFERENCE = "KEEPER";

    private static final String PARTNER = "AUTH_PARTNER";
    private static final Set<String> RULES = Set.of("authentication-door", "vid-used-up");

    private AuthenticationGrant() {}

    /** For the house, which holds guests to it, and for the guest, which reads answers by it. */
    public static Grant grant() {
        return new Grant(
                Set.of(Purpose.AUTHENTICATE, Purpose.NOTIFY, Purpose.E_KYC),
                Set.of(
                        Derivation.AUTH_INDEX,
                        Derivation.OTP,
                        Derivation.PSUT,
                        Derivation.HOTLIST,
                        Derivation.API_KEY,
                        Derivation.MISP_LICENCE),
                Set.of("auth"),
                Set.of("IDA", "KEY_BINDING"),
                Set.of("otp"),
                named(
                        AuthGuardCommand.class.getPermittedSubclasses(),
                        VirtualIdCommand.End.class,
                        NameCommand.Take.class),
                named(
                        new Class<?>[] {},
                        AuthGuardCommand.Tried.class,
                        AuthGuardCommand.Spent.class,
                        AuthGuardCommand.Use.class,
                        AuthGuardCommand.Shown.class),
                Map.of(
                        Grant.name(AuthenticationEvent.Answered.class),
                        new Recordable(AuthenticationEvent.Answered.class, "authentication:"),
                        Grant.name(DisclosureEvent.Disclosed.class),
                        new Recordable(DisclosureEvent.Disclosed.class, "disclosure:")),
                AuthenticationGrant::actsForAPartner,
                refusals());
    }

    private static boolean actsForAPartner(Attribution by) {
        return switch (by.authority()) {
            case Authority.Contract ignored -> by.role().equals(PARTNER);
            case Authority.Rule rule -> RULES.contains(rule.id());
            case Authority.Mandate ignored -> false;
            case Authority.Consent ignored -> false;
        };
    }

    private static Map<String, Class<?>> named(Class<?>[] some, Class<?>... more) {
        Map<String, Class<?>> named = new LinkedHashMap<>();
        for (Class<?> type : some) {
            if (type.isRecord()) {
                named.put(Grant.name(type), type);
            }
        }
        for (Class<?> type : more) {
            named.put(Grant.name(type), type);
        }
        return named;
    }

    private static Map<String, Enum<?>> refusals() {
        Map<String, Enum<?>> named = new LinkedHashMap<>();
        for (AuthGuardRefusal code : AuthGuardRefusal.values()) {
            named.put(Grant.name(code), code);
        }
        for (VirtualIdRefusal code : VirtualIdRefusal.values()) {
            named.put(Grant.name(code), code);
        }
        return named;
    }
}
