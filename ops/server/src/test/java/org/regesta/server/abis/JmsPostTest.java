package org.regesta.server.abis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regesta.ports.AbisLine.AbisSilent;

/** Queues of a real broker, in this process: each message done once, poison and lost brokers survived. */
@Timeout(300)
class JmsPostTest {

    private static final String URL = "vm://7";
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private EmbeddedActiveMQ broker;
    private JmsPost matcher;
    private JmsPost house;

    @BeforeEach
    void start() throws Exception {
        broker = broker();
        matcher = new JmsPost("matcher", queues("answers", "questions"), question -> {
            String text = new String(question, UTF_8);
            return text.equals("poison") ? Optional.empty() : Optional.of(("answer to " + text).getBytes(UTF_8));
        });
        house = new JmsPost("house", queues("questions", "answers"), answer -> {
            heard.add(new String(answer, UTF_8));
            return Optional.empty();
        });
    }

    @AfterEach
    void stop() throws Exception {
        house.stop();
        matcher.stop();
        broker.stop();
    }

    private static Broker queues(String sendTo, String receiveFrom) {
        return new Broker(URL, null, null, sendTo, receiveFrom, null, null, null);
    }

    private static EmbeddedActiveMQ broker() throws Exception {
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration("in-vm", URL));
        return broker.start();
    }

    private String heard() throws InterruptedException {
        return heard.poll(60, TimeUnit.SECONDS);
    }

    @Test
    void a_question_gets_its_answer_over_the_other_queue_and_poison_holds_up_nobody() throws Exception {
        matcher.start();
        house.start();
        house.send("poison".getBytes(UTF_8));
        sendAnObjectAndTooMuch();
        house.send("who is this?".getBytes(UTF_8));
        assertThat(heard()).isEqualTo("answer to who is this?");
        assertThat(heard).isEmpty();
    }

    private static void sendAnObjectAndTooMuch() throws Exception {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(URL);
                Connection connection = factory.createConnection();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            var to = session.createProducer(session.createQueue("questions"));
            to.send(session.createObjectMessage(new java.util.ArrayList<>(java.util.List.of("x"))));
            to.send(session.createTextMessage("x".repeat((1 << 20) + 1)));
            to.send(session.createTextMessage(null));
            to.send(session.createMapMessage());
        }
    }

    @Test
    void bytes_are_answered_with_bytes() throws Exception {
        matcher.start();
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(URL);
                Connection connection = factory.createConnection();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            BytesMessage question = session.createBytesMessage();
            question.writeBytes("bytes".getBytes(UTF_8));
            session.createProducer(session.createQueue("questions")).send(question);
            Message answer =
                    session.createConsumer(session.createQueue("answers")).receive(20_000);
            assertThat(answer).isInstanceOf(BytesMessage.class).isNotInstanceOf(TextMessage.class);
        }
    }

    @Test
    void what_fails_in_us_comes_again() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        JmsPost shaky = new JmsPost("shaky", queues("questions", "shaky"), answer -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("the store is down");
            }
            heard.add(new String(answer, UTF_8));
            return Optional.empty();
        });
        shaky.start();
        JmsPost other = new JmsPost("other", queues("shaky", "nobody"), none -> Optional.empty());
        other.send("once".getBytes(UTF_8));
        assertThat(heard()).isEqualTo("once");
        assertThat(tries).hasValue(2);
        shaky.stop();
        other.stop();
    }

    @Test
    void without_its_broker_it_says_so_at_once_and_goes_on_when_it_is_back() throws Exception {
        matcher.start();
        house.start();
        broker.stop();
        assertThatThrownBy(() -> house.send("lost?".getBytes(UTF_8))).isInstanceOf(AbisSilent.class);
        long before = System.nanoTime();
        assertThatThrownBy(() -> house.send("lost?".getBytes(UTF_8))).isInstanceOf(AbisSilent.class);
        assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(1));
        broker = broker();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!sent("back") && System.nanoTime() < end) {
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
        assertThat(heard()).isEqualTo("answer to back");
    }

    private boolean sent(String text) {
        try {
            house.send(text.getBytes(UTF_8));
            return true;
        } catch (AbisSilent stillDown) {
            return false;
        }
    }
}
