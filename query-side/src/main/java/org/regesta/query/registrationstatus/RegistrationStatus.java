package org.regesta.query.registrationstatus;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Recorded;
import org.regesta.query.delivery.Fold;
import org.regesta.query.lines.FaultWords;

/**
 * The clerk's slip on one registration.
 *
 * @param awaited the stage under way, if any
 * @param passed what is behind it, in order
 * @param reasons why it stands where it stands; the newest only
 * @param subject who it became, once linked
 * @param position of the newest event in it
 */
record RegistrationStatus(
        String registrationId,
        Standing standing,
        Optional<String> awaited,
        List<Passed> passed,
        List<Reason> reasons,
        Optional<String> subject,
        Instant updated,
        long position) {

    /** @param step a stage's name, or what happened beside the stages */
    record Passed(String step, Instant at) {}

    /**
     * @param code our own, such as {@code DATA_HASH} or {@code FINGERS_MATCH}
     * @param where a schema field or a file of the packet's layout, if the reason has one
     */
    record Reason(String code, String where, String words) {
        static Reason of(Fault fault) {
            return new Reason(fault.code().name(), fault.where(), FaultWords.of(fault));
        }
    }

    static final Fold<RegistrationStatus> FOLD = RegistrationStatus::after;

    static RegistrationStatus after(@Nullable RegistrationStatus before, Recorded event) {
        RegistrationEvent happened = (RegistrationEvent) event.payload();
        Instant at = Instant.ofEpochMilli(event.envelope().recordedMillis());
        RegistrationStatus from = before != null
                ? before
                : new RegistrationStatus(
                        happened.registrationId(),
                        Standing.ANNOUNCED,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        at,
                        event.position());
        return from.next(happened, at).at(at, event.position());
    }

    private RegistrationStatus next(RegistrationEvent event, Instant at) {
        return switch (event) {
            case RegistrationEvent.Synced e -> stands(Standing.ANNOUNCED).passed("ANNOUNCED", at);
            case RegistrationEvent.Deposited _ -> this;
            case RegistrationEvent.UploadRefused e ->
                stands(Standing.UPLOAD_REFUSED).because(List.of(Reason.of(e.fault())));
            case RegistrationEvent.PacketReceived e -> stands(Standing.RECEIVED).passed("RECEIVED", at);
            case RegistrationEvent.StageAsked e ->
                stands(Standing.PROCESSING).awaits(e.stage().name());
            case RegistrationEvent.Validated e -> passed("VALIDATE", at);
            case RegistrationEvent.QualityGraded e -> this;
            case RegistrationEvent.InformationAsked e ->
                stands(Standing.AWAITING_INFORMATION)
                        .because(List.of(new Reason(
                                e.process().name(), e.requestId(), "images are too poor: better ones are awaited")));
            case RegistrationEvent.InformationAnnounced e -> this;
            case RegistrationEvent.InformationReceived e ->
                stands(Standing.PROCESSING).passed("INFORMATION_RECEIVED", at);
            case RegistrationEvent.Corrected e -> passed("CORRECT", at);
            case RegistrationEvent.CorrectionRefused e ->
                passed("CORRECT", at)
                        .because(e.faults().stream().map(Reason::of).toList());
            case RegistrationEvent.Authenticated e -> passed("AUTHENTICATE", at);
            case RegistrationEvent.IntroducerFound e -> passed("INTRODUCE", at);
            case RegistrationEvent.Identified e -> passed("IDENTIFY", at);
            case RegistrationEvent.FoundInvalid e ->
                passed(awaited.orElse("VALIDATE"), at)
                        .because(e.faults().stream().map(Reason::of).toList());
            case RegistrationEvent.Classified e -> passed("CLASSIFY", at);
            case RegistrationEvent.EnrolledInGallery e -> passed("ENROL", at);
            case RegistrationEvent.DemographicsCompared e -> passed("COMPARE_DEMOGRAPHICS", at);
            case RegistrationEvent.BiometricsCompared e -> passed("COMPARE_BIOMETRICS", at);
            case RegistrationEvent.AdjudicationAsked e ->
                stands(Standing.IN_ADJUDICATION)
                        .because(List.of(new Reason(e.reason().name(), "", FaultWords.of(e.reason()))));
            case RegistrationEvent.Adjudicated e -> stands(Standing.PROCESSING).passed("ADJUDICATED", at);
            case RegistrationEvent.CaseEvent _ -> this;
            case RegistrationEvent.Reopened _ -> stands(Standing.PROCESSING).passed("REOPENED", at);
            case RegistrationEvent.Voided _ -> stands(Standing.VOID).passed("VOID", at);
            case RegistrationEvent.Approved e -> stands(Standing.APPROVED).passed("APPROVED", at);
            case RegistrationEvent.Rejected e -> rejected(e).passedKeepingReasons("REJECTED", at);
            case RegistrationEvent.SubjectLinked e -> linked(e.subject());
            case RegistrationEvent.Finished e ->
                stands(Standing.FINISHED).linked(e.subject()).passed("FINISHED", at);
            case RegistrationEvent.RetentionEnded e ->
                stands(Standing.KEPT_NO_LONGER).passedKeepingReasons("RETENTION_ENDED", at);
            case RegistrationEvent.KeysDestroyed e -> passedKeepingReasons("KEYS_DESTROYED", at);
        };
    }

    private RegistrationStatus rejected(RegistrationEvent.Rejected event) {
        return switch (event.ground()) {
            case INVALID_PACKET -> stands(Standing.REJECTED_INVALID);
            case DUPLICATE ->
                stands(Standing.REJECTED_DUPLICATE)
                        .because(List.of(new Reason("DUPLICATE", "", "the person is registered already")));
            case NOT_THE_PERSON ->
                stands(Standing.REJECTED_NOT_THE_PERSON)
                        .because(List.of(new Reason("NOT_THE_PERSON", "", "it is not the person it speaks of")));
            case NOBODY_FOUND ->
                stands(Standing.REJECTED_NOBODY_FOUND)
                        .because(List.of(new Reason("NOBODY_FOUND", "", "nobody is like the person")));
            case INFORMATION_MISSING ->
                stands(Standing.REJECTED_INFORMATION_MISSING)
                        .because(
                                List.of(new Reason("INFORMATION_MISSING", "", "what it was asked for was never good")));
            case STOPPED ->
                stands(Standing.REJECTED_STOPPED).because(List.of(new Reason("STOPPED", "", "an officer ended it")));
        };
    }

    private RegistrationStatus stands(Standing where) {
        return new RegistrationStatus(
                registrationId, where, Optional.empty(), passed, reasons, subject, updated, position);
    }

    private RegistrationStatus awaits(String stage) {
        return new RegistrationStatus(
                registrationId, standing, Optional.of(stage), passed, List.of(), subject, updated, position);
    }

    private RegistrationStatus because(List<Reason> why) {
        return new RegistrationStatus(registrationId, standing, awaited, passed, why, subject, updated, position);
    }

    private RegistrationStatus linked(String who) {
        return new RegistrationStatus(
                registrationId, standing, awaited, passed, reasons, Optional.of(who), updated, position);
    }

    private RegistrationStatus passed(String step, Instant at) {
        return because(List.of()).passedKeepingReasons(step, at);
    }

    private RegistrationStatus passedKeepingReasons(String step, Instant at) {
        List<Passed> more = new ArrayList<>(passed);
        more.add(new Passed(step, at));
        return new RegistrationStatus(
                registrationId, standing, Optional.empty(), more, reasons, subject, updated, position);
    }

    private RegistrationStatus at(Instant when, long where) {
        return new RegistrationStatus(registrationId, standing, awaited, passed, reasons, subject, when, where);
    }
}
