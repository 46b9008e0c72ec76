package org.regesta.server.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.regesta.command.authentication.api.AuthGuardRefusal;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.officer.api.OfficerRefusal;
import org.regesta.command.officer.api.ServiceClientRefusal;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.command.uin.api.UinClaimRefusal;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.query.masterdata.api.MasterDataRefusal;
import org.regesta.query.registrationstatus.api.RegistrationStatusRefusal;
import org.regesta.query.residenthistory.api.ResidentHistoryRefusal;

/** The one table from every rule's refusal to our wire. A test walks all refusal enums of the house. */
final class RefusalProblems {

    /** What is said of a refusal that the table lacks; a test keeps it from being said. */
    static final Problem UNLISTED = new Problem(
            "refused", 409, "A rule says no.", "See the API description of this endpoint for what it asks.");

    private static final Map<Enum<?>, Problem> TABLE = new HashMap<>();

    static {
        identities();
        registrations();
        officers();
        questions();
    }

    private RefusalProblems() {}

    static Problem of(Enum<?> code) {
        return TABLE.getOrDefault(code, UNLISTED);
    }

    static boolean lists(Enum<?> code) {
        return TABLE.containsKey(code);
    }

    static Collection<Problem> all() {
        return TABLE.values();
    }

    private static void identities() {
        row(
                IdentityRefusal.ALREADY_ISSUED,
                409,
                "already-issued",
                "This identity was issued before.",
                "Ask for the identity that stands.");
        row(IdentityRefusal.UNKNOWN, 404, "identity-unknown", "There is no such identity.", "Check the number.");
        row(UinClaimRefusal.TAKEN, 409, "number-taken", "That number is taken.", "Draw another.");
        row(
                UinClaimRefusal.NOT_RESERVED,
                409,
                "number-not-reserved",
                "That number is not reserved for you.",
                "Reserve one first.");
        row(VirtualIdRefusal.TAKEN, 409, "number-taken", "That number is taken.", "Draw another.");
        row(
                VirtualIdRefusal.ALREADY_ISSUED,
                409,
                "virtual-id-issued",
                "That virtual id was issued to someone else.",
                "Ask for a new one.");
        row(
                AuthGuardRefusal.FLOODED,
                429,
                "otp-flooded",
                "Too many one-time passwords were asked for.",
                "Wait a few minutes.");
        row(
                AuthGuardRefusal.FROZEN,
                423,
                "otp-frozen",
                "One-time passwords are frozen after too many wrong ones.",
                "Wait until the freeze ends.");
    }

    private static void officers() {
        row(
                OfficerRefusal.ALREADY_APPOINTED,
                409,
                "already-appointed",
                "Someone of that id is in office.",
                "Choose another id.");
        row(
                OfficerRefusal.UNKNOWN,
                404,
                "officer-unknown",
                "Nobody of that id is in office.",
                "Check the id, or appoint the officer first.");
        row(
                OfficerRefusal.CENTRE_UNKNOWN,
                400,
                "centre-unknown",
                "No such centre was opened.",
                "Open the centre first.");
        row(
                OfficerRefusal.LINK_SPENT,
                409,
                "link-spent",
                "That sign-in link was used or replaced.",
                "Ask an administrator for a new one.");
        row(
                OfficerRefusal.LINK_EXPIRED,
                409,
                "link-expired",
                "That sign-in link has expired.",
                "Ask an administrator for a new one.");
        row(
                OfficerRefusal.NOT_INVITED,
                409,
                "not-invited",
                "An authenticator app is enrolled only after signing in by a link.",
                "Ask an administrator for a link.");
        row(
                OfficerRefusal.NOT_ENROLLED,
                409,
                "not-enrolled",
                "There is no authenticator app to compare with.",
                "Sign in by a link first.");
        row(
                ServiceClientRefusal.ALREADY_REGISTERED,
                409,
                "client-already-registered",
                "A client of that id exists with other roles or another key.",
                "Choose another id.");
    }

    private static void registrations() {
        row(
                RegistrationRefusal.NOT_SYNCED,
                404,
                "registration-not-announced",
                "No packet of that registration was announced.",
                "Announce it first.");
        row(
                RegistrationRefusal.ALREADY_RECEIVED,
                409,
                "packet-already-received",
                "This packet was received before.",
                "Nothing is to be done: the first one counts.");
        row(
                RegistrationRefusal.ALREADY_UNDER_WAY,
                409,
                "registration-under-way",
                "The announced packet is here or decided.",
                "It cannot be announced differently any more.");
        row(
                RegistrationRefusal.NOT_ASKED,
                409,
                "stage-not-asked",
                "No stage asks for this finding.",
                "Read the registration's status.");
        row(
                RegistrationRefusal.NOT_IN_ADJUDICATION,
                409,
                "not-in-adjudication",
                "No adjudication is open for this registration.",
                "List the open ones.");
        row(
                RegistrationRefusal.NOT_A_CANDIDATE,
                400,
                "not-a-candidate",
                "The candidate named is not one of this adjudication's.",
                "Name one that the case lists.");
        row(
                RegistrationRefusal.OUT_OF_ORDER,
                409,
                "out-of-order",
                "This decision does not follow from where the registration stands.",
                "Read the registration's status.");
    }

    private static void questions() {
        row(
                RegistrationStatusRefusal.UNKNOWN,
                404,
                "registration-unknown",
                "No such registration was announced, or not yet at that moment.",
                "Check the number.");
        row(
                ResidentHistoryRefusal.UNKNOWN,
                404,
                "subject-unknown",
                "Nothing is known of such a subject.",
                "Check the id.");
        row(
                MasterDataRefusal.SCHEMA_UNKNOWN,
                404,
                "schema-unknown",
                "No identity schema of that version was published.",
                "Ask for the latest.");
        row(MasterDataRefusal.NO_SCHEMA, 404, "no-schema", "No identity schema was published yet.", "Publish one.");
        row(
                MasterDataRefusal.CENTRE_UNKNOWN,
                404,
                "no-such-centre",
                "There is no such centre, or it has no name in that language.",
                "Check the id.");
        row(MasterDataRefusal.MACHINE_UNKNOWN, 404, "machine-unknown", "There is no such machine.", "Check the id.");
    }

    private static void row(Enum<?> code, int status, String slug, String title, String detail) {
        TABLE.put(code, new Problem(slug, status, title, detail));
    }
}
