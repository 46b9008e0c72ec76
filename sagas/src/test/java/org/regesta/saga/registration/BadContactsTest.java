package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.events.notification.NotificationEvent;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Sender;
import org.regesta.testkit.BadPackets;
import org.regesta.testkit.packet.Application;

/**
 * The field's list says where somebody can be told, and says it badly. The registration goes its way whatever stands
 * there, here to its end as rejected, and of each milestone it is recorded by which channels the person was told.
 */
class BadContactsTest {

    private static final Application REJECTED = Applicants.amina().with("dateOfBirth", "2026/02/30");

    @BadPackets(stage = "notification", rows = 16, but = "[+]212.*")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "0123456789|a@example.org|EMAIL PHONE",
                "-|-|",
                "''|-|",
                "   |a@example.org|EMAIL",
                "0123456789|''|PHONE",
                "call me|a@example.org|EMAIL",
                "0|-|",
                "+212 (5) 22-11.11/11|-|PHONE",
                "0123456789\\nATDT0900|-|",
                "{long}|-|",
                "-|nobody|",
                "-|a@example.org\\r\\nBcc: b@example.org|",
                "-|a@example.org,b@example.org|",
                "-|A <a@example.org>|",
                "-|a@b@example.org|",
                "-|{long}@example.org|",
                "0123456789|a@example.org\\0|PHONE",
            })
    void whoever_cannot_be_told_there_is_told_elsewhere_or_not_and_that_is_recorded(
            String phone, String email, String channels) {
        Lives lives = new Lives();
        lives.durable.town.contacts = contacts(phone, email);
        lives.bring(Process.NEW, REJECTED);

        assertThat(lives.events(RegistrationEvent.Rejected.class)).hasSize(1);
        Set<String> told = channels == null ? Set.of() : new TreeSet<>(Set.of(channels.split(" ")));
        assertThat(lives.events(NotificationEvent.Sent.class)).hasSize(1).allSatisfy(sent -> assertThat(
                        ((NotificationEvent.Sent) sent.payload()).channels())
                .isEqualTo(told));
        assertThat(lives.durable.sent).hasSize(told.size());
        assertThat(lives.durable.sent)
                .extracting(Sender.Message::recipient)
                .noneMatch(address -> address.matches("(?s).*[\\r\\n,<].*"));
    }

    @Test
    void whose_key_was_destroyed_meanwhile_is_told_nothing_and_that_is_recorded() {
        Lives lives = new Lives();
        lives.durable.town.contacts = contacts("0123456789", "a@example.org");
        String rid = lives.arrive(Process.NEW, REJECTED);
        lives.durable.town.vault.shred(KeyRefs.registration(rid));
        lives.live(Mishap.none("nobody"), Duration.ofHours(6));
        assertThat(lives.durable.sent).isEmpty();
        assertThat(lives.events(NotificationEvent.Sent.class)).isNotEmpty().allSatisfy(sent -> assertThat(
                        ((NotificationEvent.Sent) sent.payload()).channels())
                .isEmpty());
    }

    private static Map<String, String> contacts(String phone, String email) {
        Map<String, String> contacts = new TreeMap<>(Map.of("fax", "0123456789"));
        if (phone != null) {
            contacts.put("phone", text(phone));
        }
        if (email != null) {
            contacts.put("email", text(email));
        }
        return contacts;
    }

    private static String text(String said) {
        return said.translateEscapes().replace("{long}", "1".repeat(5_000));
    }
}
