package org.regesta.server.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the container itself sends as an error, in our words instead of its page. */
@Hidden
@RestController
class ContainerErrors implements ErrorController {

    static final String PATH = "/error";

    private final GateAnswers answers;

    ContainerErrors(GateAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping(PATH)
    void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        answers.container(status instanceof Integer code ? code : 404, request, response);
    }
}
