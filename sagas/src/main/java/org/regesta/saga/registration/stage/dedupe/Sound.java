package org.regesta.saga.registration.stage.dedupe;

import org.apache.commons.codec.language.DoubleMetaphone;

/** How words in Latin letters sound: spellings, and ways of writing one script in another, leave this alike. */
final class Sound {

    private static final int LONGEST = 6;
    private static final DoubleMetaphone METAPHONE = new DoubleMetaphone();

    static {
        METAPHONE.setMaxCodeLen(LONGEST);
    }

    private Sound() {}

    /** A code for words that begin with a vowel as with any other; the word itself when it has no sound of its own. */
    static String of(String word) {
        String code = METAPHONE.doubleMetaphone(word);
        return code == null || code.isEmpty() ? word : code;
    }

    /** By either measure: Philips' metaphone, or the consonants that scripts without vowels leave. */
    static boolean same(String one, String other) {
        String skeleton = Latin.skeleton(one);
        boolean sameBones = !skeleton.isEmpty() && skeleton.equals(Latin.skeleton(other));
        String code = of(one);
        return sameBones || (code.length() > 1 && code.equals(of(other)));
    }
}
