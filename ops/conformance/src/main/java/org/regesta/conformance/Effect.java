package org.regesta.conformance;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a case does to what it names, judged by its path and body. */
enum Effect {
    /** Blocks, locks, deactivates, revokes, discards, publishes: what was open is closed. */
    TAKES,
    /** Unblocks, unlocks, reactivates. */
    RETURNS,
    NONE;

    private static final Pattern CLOSED =
            Pattern.compile("\"(vid)?status\"\\s*:\\s*\"(deactivated|blocked|revoked|expired|used|invalidated)\"");
    private static final Pattern OPENED = Pattern.compile("\"(vid)?status\"\\s*:\\s*\"(activated|active)\"");
    private static final Pattern LOCKED = Pattern.compile("\"?locked\"?\\s*:\\s*\"?true");
    private static final Pattern UNLOCKED = Pattern.compile("\"?locked\"?\\s*:\\s*\"?false");
    private static final Pattern REFUSED =
            Pattern.compile("\"?errors\"?\\s*:\\s*\\[\\s*\\{|\"?(auth|kyc)Status\"?\\s*:\\s*\"?false");

    static Effect of(Case each) {
        if (expectsFailure(each)) {
            return NONE;
        }
        String path = each.plainPath();
        String body = each.input().toLowerCase(Locale.ROOT);
        if (path.matches(".*/(reactivate|unblock|auth-unlock)$")) {
            return RETURNS;
        }
        if (path.matches(".*/(deactivate|block|auth-lock)$")
                || path.contains("/publish/")
                || path.contains("/discard/")) {
            return TAKES;
        }
        if (path.endsWith("/authtypes/status") && each.method().equals("POST")) {
            return LOCKED.matcher(body).find() ? TAKES : UNLOCKED.matcher(body).find() ? RETURNS : NONE;
        }
        if (each.method().equals("PATCH") && CLOSED.matcher(body).find()) {
            return TAKES;
        }
        return each.method().equals("PATCH") && OPENED.matcher(body).find() && path.contains("/vid") ? RETURNS : NONE;
    }

    /** Whether it sets a state to open, which gives something back if it was closed before. */
    static boolean opens(Case each) {
        return each.method().equals("PATCH")
                && !expectsFailure(each)
                && OPENED.matcher(each.input().toLowerCase(Locale.ROOT)).find();
    }

    /** Whether the refusal that is expected says that something was taken away. */
    static boolean expectsToBeGone(Case each) {
        return GoneCodes.in(each.output());
    }

    /** Whether the expectation is a refusal. */
    static boolean expectsFailure(Case each) {
        return REFUSED.matcher(each.output()).find();
    }
}
