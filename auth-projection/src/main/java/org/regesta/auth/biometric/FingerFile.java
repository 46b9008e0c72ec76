package org.regesta.auth.biometric;

import java.util.Map;

/**
 * A person's fingers as the auth store keeps them.
 *
 * @param templates by finger as CBEFF names it: base64url, sealed for this store
 * @param keys how many generations the person's key has; the newest seals
 */
public record FingerFile(String subject, Map<String, String> templates, int keys) {}
