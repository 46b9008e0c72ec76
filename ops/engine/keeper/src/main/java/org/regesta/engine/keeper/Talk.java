package org.regesta.engine.keeper;

import java.util.List;
import java.util.Map;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.Attribution;
import org.regesta.ports.Opening;
import org.regesta.ports.Sender.Channel;
import org.regesta.ports.Vault.Derivation;
import tools.jackson.databind.JsonNode;

/** Questions and answers at the door. Bytes are base64. None of them is ever logged. */
final class Talk {

    private Talk() {}

    record Derive(Derivation use, List<String> parts) {}

    record Bytes(byte[] bytes) {}

    record Open(Purpose purpose, String attribute, Sealed sealed) {}

    record OpenEvidence(Purpose purpose, EvidenceRef ref) {}

    record SealForStore(String store, String keyRef, int generation, String attribute, byte[] value) {}

    record OpenFromStore(Purpose purpose, String store, String keyRef, String attribute, byte[] sealed) {}

    /** @param gone whether the key was destroyed; value and salt are empty then */
    record Opened(boolean gone, byte[] value, byte[] salt) {

        static Opened of(Opening opening) {
            return switch (opening) {
                case Opening.Opened opened -> new Opened(false, opened.value(), opened.salt());
                case Opening.Gone ignored -> new Opened(true, new byte[0], new byte[0]);
            };
        }

        Opening opening() {
            return gone ? new Opening.Gone() : new Opening.Opened(value, salt);
        }
    }

    record PairsOf(String applicationId, String referenceId) {}

    /** Newest first; @param pairs at least one. */
    record Pairs(List<Pair> pairs) {}

    /**
     * @param algorithm of the private key: {@code RSA} or {@code EC}
     * @param privateKey PKCS#8
     * @param certificate DER
     */
    record Pair(String keyId, String algorithm, byte[] privateKey, byte[] certificate) {}

    record Send(String keyRef, Channel channel, String recipient, String kind, String text) {}

    record Done() {}

    /** @param type by which name {@link Grant#commands} has it */
    record Decide(String type, JsonNode command, By by) {}

    /** @param type by which name {@link Grant#results} has it, empty where a command answers with a text */
    record Decided(String position, String type, JsonNode result) {}

    /** @param type by which name {@link Grant#records} has it */
    record Record(String stream, String type, JsonNode event, By by) {}

    record Stream(Book book, String stream, long from) {}

    record StreamEnd(Book book, String stream) {}

    record After(Book book, long position, long waitMillis) {}

    record Leaves(List<byte[]> leaves) {}

    record HeadOf(Book book) {}

    /** @param position -1 for none */
    record Position(long position) {}

    /** @param authority as {@link Authority#text()} writes it */
    record By(String actor, String role, String authority, Map<String, String> further) {

        static By of(Attribution by) {
            return new By(by.actor(), by.role(), by.authority().text(), by.further());
        }

        Attribution attribution() {
            return new Attribution(actor, role, Authority.parse(authority), further);
        }
    }
}
