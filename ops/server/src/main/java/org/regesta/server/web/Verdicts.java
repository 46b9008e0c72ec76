package org.regesta.server.web;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Commands;
import org.regesta.ports.Refusal;
import org.regesta.ports.StorageFull;
import org.regesta.ports.Vault;
import org.regesta.server.web.Verdict.Bad;
import org.regesta.server.web.Verdict.Faulty;
import org.regesta.server.web.Verdict.Refused;
import org.regesta.wire.Json;
import org.regesta.wire.MosipRefusal;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.validation.BindException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The one table from what is thrown to what it means. Looks at types only: a message may hold what a caller sent. */
final class Verdicts {

    private Verdicts() {}

    static Verdict of(Throwable thrown) {
        return switch (thrown) {
            case Refusal refusal -> new Refused(refusal.code());
            case MosipRefusal refusal -> new Bad(refusal.why(), refusal.field());
            case Json.Malformed malformed -> new Faulty(Fault.MALFORMED);
            case StorageFull full -> new Faulty(Fault.STORAGE_FULL);
            case Commands.OutcomeUnknown unknown -> new Faulty(Fault.OUTCOME_UNKNOWN);
            case Vault.KeyGone gone -> new Faulty(Fault.ERASED);
            case ViewBehind behind -> new Faulty(Fault.VIEW_BEHIND);
            default -> ofTheFramework(thrown);
        };
    }

    private static Verdict ofTheFramework(Throwable thrown) {
        return switch (thrown) {
            case MaxUploadSizeExceededException tooLarge -> new Faulty(Fault.TOO_LARGE);
            case HttpMessageNotReadableException unreadable -> new Faulty(unread(unreadable));
            case MultipartException unreadable -> new Faulty(unread(unreadable));
            case MissingServletRequestPartException missing ->
                new Faulty(Fault.MISSING_FIELD, missing.getRequestPartName());
            case MissingRequestValueException missing -> new Faulty(Fault.MISSING_FIELD);
            case MethodArgumentTypeMismatchException mismatch -> new Faulty(Fault.INVALID_FIELD, mismatch.getName());
            case BindException unbound -> new Faulty(Fault.INVALID_FIELD, field(unbound));
            case ServletRequestBindingException unbound -> new Faulty(Fault.MALFORMED);
            case HttpRequestMethodNotSupportedException method -> new Faulty(Fault.WRONG_METHOD);
            case HttpMediaTypeNotSupportedException type -> new Faulty(Fault.WRONG_MEDIA_TYPE);
            case HttpMediaTypeNotAcceptableException type -> new Faulty(Fault.NOT_ACCEPTABLE);
            case InvalidParameterException form -> new Faulty(Fault.MALFORMED); // of the container, reading a form
            case AccessDeniedException denied -> new Faulty(Fault.FORBIDDEN);
            case NoHandlerFoundException nothing -> new Faulty(Fault.NOT_FOUND);
            case NoResourceFoundException nothing -> new Faulty(Fault.NOT_FOUND);
            default -> new Faulty(Fault.UNEXPECTED);
        };
    }

    private static String field(BindException unbound) {
        return unbound.getFieldError() == null ? "" : unbound.getFieldError().getField();
    }

    private static Fault unread(Throwable unreadable) {
        for (@Nullable Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge) {
                return Fault.TOO_LARGE;
            }
        }
        return Fault.MALFORMED;
    }
}
