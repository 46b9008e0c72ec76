package org.regesta.query.lines;

import java.util.TreeSet;
import java.util.stream.Collectors;
import org.regesta.events.registration.RegistrationEvent;

/** What a registration was asked for, in words. */
final class InformationWords {

    private InformationWords() {}

    static String of(RegistrationEvent event) {
        return switch (event) {
            case RegistrationEvent.QualityGraded e ->
                e.poor().isEmpty()
                        ? "The images were found good enough."
                        : "Images were found too poor: " + String.join(", ", new TreeSet<>(e.poor())) + ".";
            case RegistrationEvent.InformationAsked e ->
                "The field was asked for better images (request " + e.iteration() + ").";
            case RegistrationEvent.InformationAnnounced e -> "The field announced what it was asked for.";
            case RegistrationEvent.InformationReceived e -> "What the field was asked for came, and was sealed.";
            case RegistrationEvent.Corrected e -> "Better images took the place of the first ones.";
            case RegistrationEvent.CorrectionRefused e ->
                "What the field brought could not be taken: "
                        + e.faults().stream().map(FaultWords::of).collect(Collectors.joining("; ")) + ".";
            default -> throw new IllegalArgumentException("not about what was asked for: " + event.getClass());
        };
    }
}
