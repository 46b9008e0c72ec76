package org.regesta.auth.person;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.biometric.FingerFile;
import org.regesta.auth.view.StreamFold;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.ports.Recorded;

/** A person's templates. New biometrics put the old templates out of use at once. */
final class FingerStep implements StreamFold.Step<FingerFile> {

    private static final int FIRST_KEY = 1;

    private final AuthenticateOpener opener;

    FingerStep(AuthenticateOpener opener) {
        this.opener = opener;
    }

    @Override
    public FingerFile after(@Nullable FingerFile before, Recorded event) {
        return switch ((IdentityEvent) event.payload()) {
            case IdentityEvent.Issued e ->
                new FingerFile(
                        e.subject(),
                        e.templates()
                                .map(templates -> opener.templates(e.subject(), FIRST_KEY, templates))
                                .orElse(Map.of()),
                        FIRST_KEY);
            case IdentityEvent.TemplatesExtracted e ->
                new FingerFile(
                        e.subject(),
                        opener.templates(e.subject(), generation(before), e.templates()),
                        generation(before));
            case IdentityEvent.Updated e
            when e.biometrics().isPresent() -> new FingerFile(e.subject(), Map.of(), generation(before));
            case IdentityEvent.KeyRenewed e -> resealed(e, before);
            case IdentityEvent.Erased e -> new FingerFile(e.subject(), Map.of(), generation(before));
            case IdentityEvent e -> before == null ? new FingerFile(e.subject(), Map.of(), FIRST_KEY) : before;
        };
    }

    private FingerFile resealed(IdentityEvent.KeyRenewed e, @Nullable FingerFile before) {
        Map<String, String> templates = before == null ? Map.of() : before.templates();
        return new FingerFile(
                e.subject(),
                opener.resealed(e.subject(), e.generation(), AuthenticateOpener.FINGER, templates),
                e.generation());
    }

    private static int generation(@Nullable FingerFile before) {
        return before == null ? FIRST_KEY : before.keys();
    }

    @Override
    public Map<String, List<String>> keys(FingerFile file) {
        return Map.of();
    }
}
