package org.regesta.engine.eventlog;

import java.util.Map;
import java.util.TreeMap;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.regesta.events.Meta;

/**
 * Lets the attribution of a command stand in every event it causes. The only correlation data provider there may be.
 */
public final class LedgerCorrelation implements CorrelationDataProvider {

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Map<String, Object> kept = new TreeMap<>(message.getMetaData());
        kept.keySet().retainAll(Meta.KEYS);
        return kept;
    }
}
