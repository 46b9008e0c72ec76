package org.regesta.ports;

import java.util.Map;
import java.util.Set;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;

/**
 * Keys and what they seal. A key is durable before any method that uses it returns, so before the first event that
 * names it. Only classes annotated {@link OpenerOf} may call {@link #open}; a wall counts them.
 */
public interface Vault {

    /**
     * Seals one attribute of one data subject; makes the key on first use.
     *
     * @param keyRef {@link KeyRefs}
     * @param value the canonical value, bytes of UTF-8 text unless the attribute says otherwise
     * @throws KeyGone when the key was shredded: nothing more can be sealed for this person
     */
    Sealed seal(String keyRef, String attribute, byte[] value);

    /** {@link #seal} for several attributes at once, one sync for all. */
    Map<String, Sealed> sealAll(String keyRef, Map<String, byte[]> values);

    /**
     * Makes the keys that are not there yet, a thousand with one sync: for who is about to seal for many data subjects.
     *
     * @throws KeyGone when one of them was shredded
     */
    void makeAll(Set<String> keyRefs);

    /**
     * Opens a seal for a purpose. Never throws for what is shredded: that is {@link Opening.Gone}.
     *
     * @throws SealBroken when the ciphertext is not what was sealed under this key for this attribute
     * @throws KeyUnknown when this vault never made the key: never mistaken for one that was shredded
     */
    Opening open(Purpose purpose, String attribute, Sealed sealed);

    /** {@code SubjectLinked}: erasing the subject will destroy this registration key too. Idempotent. */
    void link(String registrationKeyRef, String subjectKeyRef);

    /** Destroys the key and, for a subject's, all linked keys. Idempotent; everything sealed under them is Gone. */
    void shred(String keyRef);

    /**
     * Makes a further generation of a person's key, durable when it returns: from here on it seals, and the older ones
     * open what they sealed. Shredding the key destroys every generation.
     *
     * @param rotation names the renewal: asked for again under the same name, it has been done
     * @return the number of that generation; the first has 1
     * @throws KeyGone when the key was shredded
     */
    int renew(String keyRef, String rotation);

    /** The number of the key's newest generation, 1 when it was never renewed. */
    int generation(String keyRef);

    /** Whether the key exists and was not shredded. */
    boolean holds(String keyRef);

    /**
     * A keyed pseudo-random function (HMAC-SHA-256) under the dedicated key of {@code use}, which never leaves the
     * vault: 32
     * bytes. Blind lookups, claim ids, and secrets that must be verifiable but stored nowhere (OTPs, API keys, links).
     */
    byte[] derive(Derivation use, String... parts);

    /**
     * What a later generation of the dedicated key makes of what the one before it derived: so an index is moved
     * without anybody knowing what it was derived of. Generation g of a number is this, of generation g - 1 of it.
     *
     * @param generation 2 or more, made by {@link #renew(Derivation, String)}
     */
    byte[] derive(Derivation use, int generation, byte[] older);

    /**
     * Makes a further generation of the dedicated key of a kind of claims, durable when it returns. The older ones
     * stay: every later one is reached through them.
     *
     * @return its number; asked for again under the same name, the same
     * @throws IllegalArgumentException for what is no claim: what was derived would be lost
     */
    int renew(Derivation use, String rotation);

    /** How many generations the dedicated key has. */
    int generation(Derivation use);

    /**
     * A key by which a rebuildable store seals what it derives itself, deterministically (AES-GCM-SIV): the same events
     * make the same bytes.
     *
     * @param keyRef the data subject's key, so that shredding it makes the store's copy unreadable too
     * @param generation which one of that key seals: told by events, so that a store made anew has the same bytes
     * @throws KeyGone when the key was shredded
     */
    byte[] sealForStore(String store, String keyRef, int generation, String attribute, byte[] value);

    /** Opens what {@link #sealForStore} made. */
    Opening openFromStore(Purpose purpose, String store, String keyRef, String attribute, byte[] sealed);

    /** The closed list of dedicated keys. */
    enum Derivation {
        UIN_CLAIM,
        VID_CLAIM,
        HANDLE_CLAIM,
        LOOKUP_INDEX,
        AUTH_INDEX,
        DEDUPE_INDEX,
        OTP,
        API_KEY,
        MISP_LICENCE,
        SIGN_IN_LINK,
        CLIENT_SECRET,
        TOTP,
        PSUT,
        HOTLIST,
        /** What is asked of other systems' matchers, and under which names. */
        ABIS,
        NOTARY;

        /** Whether it names claim streams, which can be moved to another key's names. */
        public boolean isClaim() {
            return this == UIN_CLAIM || this == VID_CLAIM || this == HANDLE_CLAIM;
        }
    }

    /** The key was shredded. */
    final class KeyGone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public KeyGone() {
            super("the key of this person or registration was destroyed");
        }
    }

    /** A seal that does not open under its own key: tampered with, or named for another attribute. */
    class SealBroken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public SealBroken() {
            this("a seal is not what was sealed under its key for this attribute");
        }

        SealBroken(String message) {
            super(message);
        }
    }

    /**
     * A seal under a key that was neither made nor shredded here: it is another vault's, or this one is older than
     * the ledger.
     */
    final class KeyUnknown extends SealBroken {
        private static final long serialVersionUID = 1L;

        public KeyUnknown() {
            super("this vault never made the key of a seal: was it restored from a copy older than the ledger?");
        }
    }
}
