package org.regesta.command.uin.api;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.regesta.command.numbers.NumberFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Draws UINs: random, by MOSIP's exact filter. With ten digits 58,106,898 numbers exist, so a larger country sets
 * {@code regesta.uin.length} to 11 or 12. That a number is free is for its claim to say.
 */
@Component
public final class Uins {

    private final SecureRandom random = new SecureRandom();
    private final NumberFilter filter;

    /** @param length digits, 10 to 12, check digit included */
    public Uins(@Value("${regesta.uin.length:10}") int length) {
        this.filter = NumberFilter.forUins(length);
    }

    public String draw() {
        return filter.draw(random);
    }

    /** The one that this chance draws: the same again from the same. */
    public String draw(RandomGenerator chance) {
        return filter.draw(chance);
    }

    /** Whether the text is a UIN that could have been drawn: right length, check digit and filter. */
    public boolean isValid(String uin) {
        return filter.accepts(uin);
    }
}
