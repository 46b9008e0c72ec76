package org.regesta.auth.ida;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.Denied;
import org.regesta.auth.Denied.Reason;
import org.regesta.auth.partner.Contract;
import org.regesta.events.Authority;
import org.regesta.events.Meta;
import org.regesta.events.Purpose;
import org.regesta.events.authentication.AuthenticationEvent.Answered;
import org.regesta.events.disclosure.DisclosureEvent.Disclosed;
import org.regesta.ports.Attribution;

/**
 * One request on its way through the door: what is known of it so far, so that a refusal is recorded with all of it.
 */
final class Visit {

    static final Pattern TRANSACTION_ID = Pattern.compile("[A-Za-z0-9]{10}");

    private final Asked asked;
    private final Fields envelope;
    private final Instant at;
    private final long basis;
    private final UnaryOperator<String> keyed;
    private final String transactionId;
    private final Set<String> factors = new TreeSet<>();
    private boolean signed;
    private @Nullable Contract contract;
    private @Nullable Attribution house;
    private @Nullable String subject;
    private @Nullable String digest;

    /**
     * @param basis the registry position that everything said here reflects
     * @param keyed makes of a plain hash one that only this house can make
     */
    Visit(Asked asked, Fields envelope, Instant at, long basis, UnaryOperator<String> keyed) {
        this.asked = asked;
        this.envelope = envelope;
        this.at = at;
        this.basis = basis;
        this.keyed = keyed;
        transactionId = transactionId(envelope);
    }

    Fields envelope() {
        return envelope;
    }

    Instant at() {
        return at;
    }

    Asked asked() {
        return asked;
    }

    /**
     * The partner's own mark of the request, empty if it has not the form of one: nothing else is repeated or recorded.
     */
    static String transactionId(Fields envelope) {
        try {
            return envelope.text("transactionID")
                    .filter(id -> TRANSACTION_ID.matcher(id).matches())
                    .orElse("");
        } catch (Denied notEvenText) {
            return "";
        }
    }

    String transactionId() {
        return transactionId;
    }

    void signed() {
        signed = true;
        digest = null;
    }

    boolean isSigned() {
        return signed;
    }

    /** A service of the house asks, by its token: it may use every factor. */
    void by(Attribution service) {
        house = service;
        signed();
        contract = Contract.ofTheHouse(service.actor());
    }

    void under(Contract found) {
        contract = found;
    }

    Contract contract() {
        if (contract == null) {
            throw new IllegalStateException("no contract was found yet");
        }
        return contract;
    }

    void about(String found) {
        subject = found;
    }

    void factor(String name) {
        factors.add(name);
    }

    /**
     * What makes this request this one: kind, partner, transaction and the body that was signed. A signature can be
     * written in several ways, so it counts only while it proves nothing yet: whoever sends junk cannot use up
     * another's request. Keyed, because a request may be little more than a number of a person: whoever copies the
     * book must not be able to try numbers until one fits.
     */
    String digest() {
        if (digest == null) {
            digest = keyed.apply(plain());
        }
        return digest;
    }

    private String plain() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            String signature = signed ? "signed" : "unsigned:" + asked.signature();
            for (byte[] part : List.of(
                    utf8(asked.service().kind().name()),
                    utf8(asked.partnerId()),
                    utf8(transactionId),
                    utf8(signature),
                    asked.body())) {
                sha256.update(utf8(part.length + ":"));
                sha256.update(part);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** What is recorded of the answer: yes when there is no reason to say no. */
    Answered answered(List<Reason> reasons) {
        return new Answered(
                digest(),
                asked.service().kind(),
                Optional.ofNullable(subject),
                transactionId,
                asked.partnerId(),
                contract == null ? "" : contract.policyId(),
                new TreeSet<>(factors),
                reasons.isEmpty(),
                reasons.stream().map(reason -> reason.code().name()).distinct().toList(),
                isEvidence() ? asked.signature() : "");
    }

    /**
     * Whether the signature may stand in the book for ever. Not of who asks for an OTP: that request says a person's
     * number and nothing secret, so whoever has the partner's certificate could try numbers until the signature fits.
     * The others carry a session key and what was encrypted by it, which nobody can guess.
     */
    private boolean isEvidence() {
        return signed && asked.service() != Service.OTP && asked.service() != Service.INTERNAL_OTP;
    }

    /** What is recorded of what the answer gives away. */
    Disclosed disclosed(Set<String> attributes) {
        if (subject == null) {
            throw new IllegalStateException("nothing of nobody can be given away");
        }
        return new Disclosed(digest(), Set.of(subject), Purpose.E_KYC, asked.partnerId(), new TreeSet<>(attributes));
    }

    /** Who acts and on what ground: the partner under its contract, or the rule of this door while none is found. */
    Attribution by() {
        if (house != null) {
            Attribution by = house.with(Meta.REASON, asked.service().reason()).with(Meta.BASIS, Long.toString(basis));
            return subject == null ? by : by.with(Meta.SUBJECT, subject);
        }
        Authority authority = contract == null
                ? new Authority.Rule("authentication-door", "1", "regesta")
                : new Authority.Contract(contract.policyId(), contract.position());
        String mark = transactionId.isEmpty() ? digest().substring(0, 16) : transactionId;
        Attribution by = new Attribution(asked.partnerId(), "AUTH_PARTNER", authority)
                .with(Meta.REASON, asked.service().reason())
                .with(Meta.CHANNEL, "api")
                .with(Meta.CORRELATION, asked.partnerId() + ":" + mark)
                .with(Meta.BASIS, Long.toString(basis));
        return subject == null ? by : by.with(Meta.SUBJECT, subject);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
