package org.regesta.server.web;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/**
 * What the web server itself refuses before any filter is reached, such as an encoded slash in a path: told in our
 * words and the form of the wire that was addressed, instead of its page.
 */
final class ServerRefusals extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ServerRefusals.class);
    private static final int FIRST_ERROR = 400;

    private final ObjectProvider<GateAnswers> answers;

    ServerRefusals(ObjectProvider<GateAnswers> answers) {
        this.answers = answers;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return; // all is said
        }
        AtomicBoolean heard = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, heard);
        if (!heard.get()) {
            return; // nobody listens any more
        }
        try {
            answers.getObject().container(response.getStatus(), request, response);
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("a refusal could not be told: {}", gone.getClass().getSimpleName());
        }
    }
}
