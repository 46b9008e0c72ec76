package org.regesta.command.virtualid.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.regesta.command.numbers.NumberFilter;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** Draws VIDs: 16 digits, random, by MOSIP's exact filter. That a number is free is for its claim to say. */
@Component
public final class Vids {

    private static final NumberFilter FILTER = NumberFilter.forVids();

    private final SecureRandom random = new SecureRandom();

    public String draw() {
        return FILTER.draw(random);
    }

    /** The one that this chance draws: the same again from the same. */
    public String draw(RandomGenerator chance) {
        return FILTER.draw(chance);
    }

    /** Whether the text is a VID that could have been drawn: right length, check digit and filter. */
    public boolean isValid(String vid) {
        return FILTER.accepts(vid);
    }

    /**
     * The id of a person's n-th virtual id of a policy. The same question has the same answer, so a virtual id asked
     * for twice is issued once, and no person can have more than the policy allows.
     *
     * @param instance from 1
     * @return 32 hex digits
     * @throws Refusal {@link VirtualIdRefusal#TOO_MANY} beyond the policy's instances
     */
    public static String id(String subject, VidPolicies.Policy policy, int instance) {
        return id(subject, policy, instance, 1);
    }

    /**
     * The id of the virtual id that is the {@code turn}-th to take a person's n-th place of a policy: the one before
     * must have come to its end.
     *
     * @param turn from 1
     */
    public static String id(String subject, VidPolicies.Policy policy, int instance, int turn) {
        if (instance < 1 || instance > policy.instances()) {
            throw new Refusal(VirtualIdRefusal.TOO_MANY);
        }
        String place = subject + "/" + policy.name() + "/" + instance;
        byte[] text = (turn == 1 ? place : place + "/" + turn).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text), 0, 16);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
