package org.regesta.conformance;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a case does to what it names, judged by its path and body. */
enum Effect {
    /** Blocks, locks, unlocks for a moment, deactivates, revokes, discards, publishes: what was open is closed. */
    TAKES,
    /** Unblocks, unlocks, reactivates. */
    RETURNS,
    NONE;

    private static final Pattern CLOSED =
            Pattern.compile("\"(vid)?status\"\\s*:\\s*\"(deactivated|blocked|revoked|expired|used|invalidated)\"");
    private static final Pattern OPENED = Pattern.compile("\"(vid)?status\"\\s*:\\s*\"(activated|active)\"");
    private static final Pattern LOCKED = Pattern.compile("\"?locked\"?\\s*:\\s*\"?true");
    private static final Pattern UNLOCKED = Pattern.compile("\"?locked\"?\\s*:\\s*\"?false");
    /** Up to a minute. */
    private static final Pattern SECONDS = Pattern.compile("\"unlockforseconds\"\\s*:\\s*\"?([1-5]?[0-9])\\b");

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
            if (LOCKED.matcher(body).find() || !openFor(each).isZero()) {
                return TAKES;
            }
            return UNLOCKED.matcher(body).find() ? RETURNS : NONE;
        }
        if (each.method().equals("PATCH") && CLOSED.matcher(body).find()) {
            return TAKES;
        }
        return each.method().equals("PATCH") && OPENED.matcher(body).find() && path.contains("/vid") ? RETURNS : NONE;
    }

    /**
     * How long what it unlocks stays open before it closes by itself, which takes it away; zero where it stays open, or
     * longer than anybody would wait.
     */
    static Duration openFor(Case each) {
        String body = each.input().toLowerCase(Locale.ROOT);
        Matcher seconds = SECONDS.matcher(body);
        boolean unlocks = each.plainPath().endsWith("/authtypes/status")
                && each.method().equals("POST")
                && UNLOCKED.matcher(body).find()
                && !expectsFailure(each);
        return unlocks && seconds.find() ? Duration.ofSeconds(Long.parseLong(seconds.group(1))) : Duration.ZERO;
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
