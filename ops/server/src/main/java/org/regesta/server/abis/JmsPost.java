package org.regesta.server.abis;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.AbisLine.AbisSilent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two queues of a broker: one that is read, one that is written. A message is taken from the queue when it was done and
 * its answer handed over, both or neither. Only texts and bytes are read, up to a size; serialized objects never.
 */
final class JmsPost {

    private static final Logger LOG = LoggerFactory.getLogger(JmsPost.class);
    private static final int LONGEST = 1 << 20;
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final String name;
    private final Broker broker;
    private final Function<byte[], Optional<byte[]>> reader;
    private final ActiveMQConnectionFactory factory;
    private @Nullable Connection sending;
    private long silentUntil;
    private volatile boolean stopping;
    private @Nullable Thread thread;

    /** @param reader does what a message asks, and gives the answer that is sent, if one is */
    JmsPost(String name, Broker broker, Function<byte[], Optional<byte[]>> reader) {
        this.name = name;
        this.broker = broker;
        this.reader = reader;
        this.factory = new ActiveMQConnectionFactory(broker.url(), broker.user(), broker.password());
        factory.setCallTimeout(5_000);
        factory.setReconnectAttempts(0);
        factory.setInitialConnectAttempts(1);
        factory.setDeserializationDenyList("*"); // nothing is ever deserialized
    }

    void start() {
        thread = Thread.ofPlatform().name("abis-" + name).daemon().start(this::read);
    }

    void stop() {
        stopping = true;
        Thread reading = thread;
        if (reading != null) {
            reading.interrupt();
            try {
                reading.join(Duration.ofSeconds(10));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
        hangUp();
        factory.close();
    }

    /** @throws AbisSilent when the broker does not take it */
    synchronized void send(byte[] message) {
        if (System.nanoTime() < silentUntil) {
            throw new AbisSilent(name); // it was asked a moment ago: nobody waits for the same timeout again
        }
        try {
            Connection open = sending == null ? factory.createConnection() : sending;
            sending = open;
            try (Session session = open.createSession(Session.AUTO_ACKNOWLEDGE);
                    MessageProducer producer = session.createProducer(session.createQueue(to()))) {
                producer.send(session.createTextMessage(new String(message, StandardCharsets.UTF_8)));
            }
        } catch (JMSException down) {
            hangUp();
            silentUntil = System.nanoTime() + PAUSE.toNanos();
            LOG.warn(
                    "the broker of the ABIS {} takes no message: {}",
                    name,
                    down.getClass().getSimpleName());
            throw new AbisSilent(name);
        }
    }

    private String to() {
        return Broker.needed(broker.sendTo(), "send-to");
    }

    private synchronized void hangUp() {
        try {
            if (sending != null) {
                sending.close();
            }
        } catch (JMSException gone) {
            LOG.debug("the broker of the ABIS {} was gone", name);
        }
        sending = null;
    }

    private void read() {
        while (!stopping) {
            try (Connection connection = factory.createConnection();
                    Session session = connection.createSession(Session.SESSION_TRANSACTED);
                    MessageConsumer from = session.createConsumer(
                            session.createQueue(Broker.needed(broker.receiveFrom(), "receive-from")));
                    MessageProducer to = session.createProducer(null)) {
                connection.start();
                while (!stopping) {
                    Message message = from.receive(1_000);
                    if (message != null) {
                        handle(message, session, to);
                    }
                }
            } catch (JMSException | RuntimeException down) { // of the broker, or ours: the message comes again
                LOG.warn(
                        "the queue of the ABIS {} is not read for now: {}",
                        name,
                        down.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void handle(Message message, Session session, MessageProducer to) throws JMSException {
        Optional<byte[]> body = body(message);
        if (body.isEmpty()) {
            LOG.warn("the ABIS {} was sent what is neither text nor bytes of a message's size", name);
        }
        Optional<byte[]> answer = body.flatMap(reader);
        if (answer.isPresent()) {
            to.send(session.createQueue(to()), inTheSameForm(message, session, answer.get()));
        }
        session.commit();
    }

    private static Message inTheSameForm(Message asked, Session session, byte[] answer) throws JMSException {
        if (asked instanceof BytesMessage) {
            BytesMessage bytes = session.createBytesMessage();
            bytes.writeBytes(answer);
            return bytes;
        }
        return session.createTextMessage(new String(answer, StandardCharsets.UTF_8));
    }

    private static Optional<byte[]> body(Message message) throws JMSException {
        if (message instanceof BytesMessage bytes && bytes.getBodyLength() <= LONGEST) {
            byte[] body = new byte[(int) bytes.getBodyLength()];
            bytes.readBytes(body);
            return Optional.of(body);
        }
        return message instanceof TextMessage text
                        && text.getText() != null
                        && text.getText().length() <= LONGEST
                ? Optional.of(text.getText().getBytes(StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private void pause() {
        try {
            Thread.sleep(stopping ? Duration.ZERO : PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
