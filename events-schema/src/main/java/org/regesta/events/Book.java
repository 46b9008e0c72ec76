package org.regesta.events;

/**
 * The two logs of the ledger, each with its own order, retention and proofs. [frozen] An event's book is part of its
 * leaf: it can never move.
 */
public enum Book {
    /** Every lifecycle change of identities, registrations, partners, policies, officers, master data and keys. */
    REGISTRY("registry"),
    /** Every authentication, OTP, e-KYC and disclosure of personal data. */
    ACCESS("access");

    private final String text;

    Book(String text) {
        this.text = text;
    }

    /** The name on disk, in leaves and on the wire: {@code registry} or {@code access}. */
    public String text() {
        return text;
    }

    /** @throws IllegalArgumentException for any other text */
    public static Book of(String text) {
        for (Book book : values()) {
            if (book.text.equals(text)) {
                return book;
            }
        }
        throw new IllegalArgumentException("no such book, expected registry or access");
    }
}
