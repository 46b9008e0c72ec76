package org.regesta.server.wiring;

import java.util.concurrent.CompletionException;
import org.axonframework.queryhandling.QueryGateway;
import org.regesta.ports.Questions;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** Questions over Axon's query bus. */
@Component
final class QuestionsOverAxon implements Questions {

    private final QueryGateway gateway;

    QuestionsOverAxon(QueryGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public <A> A ask(Question<A> question) {
        try {
            return gateway.query(question, question.answer()).join();
        } catch (CompletionException failed) {
            for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof Refusal refusal) {
                    throw refusal;
                }
            }
            throw failed;
        }
    }
}
