package org.regesta.query.lines;

import org.regesta.events.proposal.ProposalEvent;
import org.regesta.events.proposal.ProposalKind;

/** What became of proposals, in words. */
final class ProposalWords {

    private ProposalWords() {}

    static String of(ProposalEvent event) {
        return switch (event) {
            case ProposalEvent.Proposed e ->
                "It was proposed " + what(e.kind()) + " (" + Words.word(e.ground())
                        + "); another officer must approve.";
            case ProposalEvent.Approved e -> "The proposal was approved.";
            case ProposalEvent.Refused e -> "The proposal was refused or taken back.";
            case ProposalEvent.Expired e -> "The proposal expired: nobody decided in time.";
            case ProposalEvent.Executed e -> "What was proposed and approved is done.";
        };
    }

    private static String what(ProposalKind kind) {
        return switch (kind) {
            case ERASE_PERSON -> "to forget this person";
            case ROTATE_HOUSE_KEY -> "to change the house key";
            case ROTATE_PERSON_KEY -> "to give this person a new key";
            case ROTATE_CLAIM_KEY -> "to change the key that names claims on UINs";
            case MERGE_IDENTITIES -> "to merge two identities that are one person's";
            case UNMERGE_IDENTITIES -> "to part two identities that are two people's";
            case VOID_REGISTRATION -> "to declare a registration void";
            case TAKE_BACK_UPDATE -> "to take back an update that was wrong";
            case CLEAR_ALARM -> "to clear the notary's alarm";
        };
    }
}
