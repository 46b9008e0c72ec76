package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.events.notification.Milestone;
import org.regesta.events.notification.NotificationEvent;
import org.regesta.events.registration.Process;
import org.regesta.ports.Sender;

/** People are told how it goes on. */
class NoticeLifeTest {

    @Test
    void whoever_registers_is_told_once_that_it_came_and_once_that_it_is_done_on_every_channel() {
        Lives lives = Lives.ofAmina();
        assertThat(told(lives)).containsExactly(Milestone.RECEIVED, Milestone.ISSUED);
        assertThat(kinds(lives))
                .containsOnly(
                        Map.entry("registration-received PHONE", 1L),
                        Map.entry("registration-received EMAIL", 1L),
                        Map.entry("registration-issued PHONE", 1L),
                        Map.entry("registration-issued EMAIL", 1L));
        assertThat(lives.durable.sent).allSatisfy(message -> assertThat(message.text())
                .contains(Applicants.amina().rid())
                .doesNotContain("Amina")
                .doesNotContain(lives.uin()));
        lives.live(Lives.FOREVER); // another house looks at the same
        assertThat(lives.durable.sent).hasSize(4);
    }

    @Test
    void it_is_told_in_the_language_that_the_person_prefers_and_in_the_usual_one_where_there_are_no_words() {
        assertThat(words("ara")).allMatch(text -> text.codePoints().anyMatch(c -> c >= 0x0600 && c < 0x0700));
        assertThat(words("hin")).allMatch(text -> text.codePoints().anyMatch(c -> c >= 0x0900 && c < 0x0980));
        assertThat(words("xyz")).anyMatch(text -> text.startsWith("Your registration"));
    }

    @Test
    void a_lost_number_is_told_in_each_language_that_all_else_is_told_in() {
        Set<String> words = new HashSet<>();
        for (String language : List.of("eng", "fra", "spa", "ara", "hin")) {
            Lives lives = Lives.ofAmina();
            lives.durable.town.language = language;
            lives.bring(Process.LOST, Lives.showing(Lives.saying(2, Map.of()), 1));
            String number = lives.uin();
            assertThat(lives.durable.sent)
                    .filteredOn(message -> message.text().contains(number))
                    .isNotEmpty()
                    .allSatisfy(message -> words.add(message.text().replaceAll("[0-9]", "")));
        }
        assertThat(words).hasSize(5);
    }

    @Test
    void a_sender_that_fails_is_tried_again_and_the_registration_goes_on_without_waiting() {
        Lives lives = new Lives();
        lives.durable.failures = 3;
        String rid = lives.bring(Process.NEW, Applicants.amina());
        assertThat(lives.durable.town.newest(rid).getClass().getSimpleName()).isEqualTo("Finished");
        assertThat(told(lives)).containsExactlyInAnyOrder(Milestone.RECEIVED, Milestone.ISSUED);
        assertThat(lives.durable.failures).isZero();
        assertThat(new HashSet<>(lives.durable.once))
                .as("no name of a message is lost")
                .hasSize(4);
    }

    @Test
    void killed_between_sending_and_recording_a_message_comes_again_under_its_name_alone() {
        Lives undisturbed = arriving();
        int effects = undisturbed.live(Lives.FOREVER);
        for (int death = 0; death < effects; death += Boolean.getBoolean("soak") ? 1 : 29) {
            Lives lives = arriving();
            lives.live(death);
            lives.live(Lives.FOREVER);
            assertThat(new HashSet<>(lives.durable.once))
                    .as("killed before effect %d of %d", death, effects)
                    .hasSize(4);
            assertThat(told(lives)).hasSize(2);
        }
    }

    @Test
    void nothing_of_a_person_stands_in_what_is_recorded() {
        Lives lives = Lives.ofAmina();
        assertThat(lives.events(NotificationEvent.Sent.class))
                .allSatisfy(event -> assertThat(event.payload().toString())
                        .doesNotContain("0123456789")
                        .doesNotContain("someone@example.org"));
    }

    private static Lives arriving() {
        Lives lives = new Lives();
        lives.arrive(Process.NEW, Applicants.amina());
        return lives;
    }

    private static List<String> words(String language) {
        Lives lives = new Lives();
        lives.durable.town.language = language;
        lives.bring(Process.NEW, Applicants.amina());
        return lives.durable.sent.stream()
                .filter(message -> message.kind().equals("registration-issued"))
                .map(Sender.Message::text)
                .toList();
    }

    private static List<Milestone> told(Lives lives) {
        List<Milestone> milestones = new ArrayList<>();
        lives.durable.town.ledger.all(Book.REGISTRY).forEach(recorded -> {
            if (recorded.payload() instanceof NotificationEvent.Sent sent) {
                assertThat(sent.channels()).isEqualTo(Set.of("EMAIL", "PHONE"));
                milestones.add(sent.milestone());
            }
        });
        return milestones;
    }

    private static Map<String, Long> kinds(Lives lives) {
        return lives.durable.sent.stream()
                .collect(Collectors.groupingBy(
                        message -> message.kind() + " " + message.channel(), Collectors.counting()));
    }
}
