package org.regesta.command.proposal;

import static org.regesta.events.officer.Role.GLOBAL_ADMIN;
import static org.regesta.events.officer.Role.REGISTRATION_ADMIN;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.regesta.events.officer.Role;
import org.regesta.events.proposal.LegalGround;
import org.regesta.events.proposal.ProposalKind;

/** Who may propose and decide what, about what and on what grounds: the one table. */
final class Offices {

    private static final Pattern SUBJECT = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern PAIR = Pattern.compile("([0-9a-f]{32})>(?!\\1)[0-9a-f]{32}"); // never into itself
    private static final Pattern UPDATE = Pattern.compile("[0-9a-f]{32}@[A-Za-z0-9_-]{1,64}");
    private static final Pattern RID = Pattern.compile("[0-9]{29}");
    private static final Pattern CLAIMS = Pattern.compile("uin");
    private static final Pattern HOUSE = Pattern.compile("house");
    private static final Pattern ALARM =
            Pattern.compile("(registry|access)@\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");

    private Offices() {}

    /** The roles in which one proposes this, and in which another decides it. */
    static Set<Role> of(ProposalKind kind) {
        return switch (kind) {
            case ERASE_PERSON, MERGE_IDENTITIES, UNMERGE_IDENTITIES, VOID_REGISTRATION, TAKE_BACK_UPDATE ->
                EnumSet.of(GLOBAL_ADMIN, REGISTRATION_ADMIN);
            case ROTATE_HOUSE_KEY, ROTATE_PERSON_KEY, ROTATE_CLAIM_KEY, CLEAR_ALARM -> EnumSet.of(GLOBAL_ADMIN);
        };
    }

    /** What a target of this looks like. */
    static Pattern target(ProposalKind kind) {
        return switch (kind) {
            case ERASE_PERSON, ROTATE_PERSON_KEY -> SUBJECT;
            case MERGE_IDENTITIES, UNMERGE_IDENTITIES -> PAIR;
            case VOID_REGISTRATION -> RID;
            case TAKE_BACK_UPDATE -> UPDATE;
            case ROTATE_HOUSE_KEY -> HOUSE;
            case ROTATE_CLAIM_KEY -> CLAIMS;
            case CLEAR_ALARM -> ALARM;
        };
    }

    static Set<LegalGround> grounds(ProposalKind kind) {
        return switch (kind) {
            case ERASE_PERSON -> EnumSet.range(LegalGround.NO_LONGER_NEEDED, LegalGround.COURT_ORDER);
            case ROTATE_HOUSE_KEY, ROTATE_PERSON_KEY, ROTATE_CLAIM_KEY ->
                EnumSet.of(LegalGround.KEY_LIFETIME_OVER, LegalGround.KEY_EXPOSED);
            case CLEAR_ALARM -> EnumSet.of(LegalGround.CAUSE_FOUND);
            case MERGE_IDENTITIES -> EnumSet.of(LegalGround.SAME_PERSON, LegalGround.COURT_ORDER);
            case UNMERGE_IDENTITIES -> EnumSet.of(LegalGround.DIFFERENT_PEOPLE, LegalGround.COURT_ORDER);
            case TAKE_BACK_UPDATE -> EnumSet.of(LegalGround.INACCURATE, LegalGround.FRAUD, LegalGround.COURT_ORDER);
            case VOID_REGISTRATION -> EnumSet.of(LegalGround.FRAUD, LegalGround.COURT_ORDER);
        };
    }

    /** The people whom it is about, the one under whose key its note is sealed first. */
    static List<String> people(ProposalKind kind, String target) {
        return switch (kind) {
            case ERASE_PERSON, ROTATE_PERSON_KEY -> List.of(target);
            case MERGE_IDENTITIES, UNMERGE_IDENTITIES -> List.of(target.split(">", 2));
            case TAKE_BACK_UPDATE -> List.of(target.split("@", 2)[0]);
            case VOID_REGISTRATION, ROTATE_HOUSE_KEY, ROTATE_CLAIM_KEY, CLEAR_ALARM -> List.of();
        };
    }
}
