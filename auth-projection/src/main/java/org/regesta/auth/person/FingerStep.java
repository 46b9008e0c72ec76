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
                                .map(templates -> opener.templates(e.subject(), templates))
                                .orElse(Map.of()));
            case IdentityEvent.TemplatesExtracted e ->
                new FingerFile(e.subject(), opener.templates(e.subject(), e.templates()));
            case IdentityEvent.Updated e when e.biometrics().isPresent() -> new FingerFile(e.subject(), Map.of());
            case IdentityEvent.Erased e -> new FingerFile(e.subject(), Map.of());
            case IdentityEvent e -> before == null ? new FingerFile(e.subject(), Map.of()) : before;
        };
    }

    @Override
    public Map<String, List<String>> keys(FingerFile file) {
        return Map.of();
    }
}
