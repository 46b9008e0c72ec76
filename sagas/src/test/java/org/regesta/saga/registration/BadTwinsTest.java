package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent.Adjudicated;
import org.regesta.events.registration.RegistrationEvent.BiometricsCompared;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.events.registration.RegistrationEvent.DemographicsCompared;
import org.regesta.events.registration.RegistrationEvent.Rejected;
import org.regesta.events.registration.RejectionGround;
import org.regesta.ports.Recorded;
import org.regesta.testkit.BadPackets;
import org.regesta.testkit.BadRows;
import org.regesta.testkit.biometrics.CbeffWriter;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.biometrics.FingerRecord;
import org.regesta.testkit.biometrics.GreyImage;
import org.regesta.testkit.packet.Application;

/**
 * Bad packets of the two stages of deduplication: each is of somebody who came before and now hides it in another way.
 * All come at once; each is found, brought before an adjudicator, and rejected as a duplicate of the right person.
 */
class BadTwinsTest {

    /** Who came first, and how they come again: names and dates of people who share none of them. */
    private static final String[][] AGAIN = {
        {"Amina Diallo", "1990/03/14", "FLE", "Aminah Dialo", "1990/03/14", "FLE"}, // misspelled
        {"Thomas Brandt", "1981/11/23", "MLE", "Brandt Thomas", "1981/11/23", "MLE"}, // the other way round
        {"Olga Petrova", "1977/04/08", "FLE", "Olga Petrova", "1977/08/04", "FLE"}, // day and month swapped
        {"Yusuf Karaca", "1969/07/19", "MLE", "YUSUF KARACA", "1968/07/19", "MLE"}, // a year older
        {"Fatou Ndiaye", "1994/12/27", "FLE", "Фату Ндиайе", "1994/12/27", "FLE"}, // in another script
        {"Rosa Jiménez Vega", "1959/02/17", "FLE", "Rosa Jimenez", "1959/02/17", "FLE"}, // a name less, no accents
        {"Kofi Mensah", "1986/09/30", "MLE", "Kofi Kwame Mensah", "1986/09/30", "MLE"}, // a name more
        {"Hiroshi Tanabe", "1972/06/25", "MLE", "Hiroshi Tanabe", "1972/06/25", "FLE"}, // of another gender
        {"Grace Whitfield", "1998/05/13", "FLE", "Grace-Whitfield", "1998/05/12", "FLE"}, // joined, a day younger
        {"Lars Lindqvist", "1965/10/21", "MLE", "Lars Lindkvist", "1965/10/21", "MLE"}, // as it is heard
        {"Nguyen Quoc Hung", "1991/08/29", "MLE", "Quốc Hùng Nguyễn", "1991/08/29", "MLE"}, // with all its marks
    };

    private final Lives lives = new Lives();
    private int sequence;

    @Test
    @BadPackets(stage = "12 names", rows = 11)
    void whoever_comes_again_under_a_name_of_much_the_same_sound_is_found_by_what_is_written(BadRows rows) {
        Map<String, String> firstOf = new LinkedHashMap<>();
        List<String> firsts =
                Arrays.stream(AGAIN).map(row -> person(row[0], row[1], row[2])).toList();
        lives.live(Lives.FOREVER);
        for (int each = 0; each < AGAIN.length; each++) {
            firstOf.put(person(AGAIN[each][3], AGAIN[each][4], AGAIN[each][5]), firsts.get(each));
        }
        lives.live(Lives.FOREVER);
        firstOf.forEach((again, first) -> {
            assertThat(only(again, DemographicsCompared.class).candidates())
                    .as(first)
                    .extracting(Candidate::registrationId)
                    .contains(first);
            isDuplicate(again, first);
            rows.ended(again);
        });
    }

    @Test
    @BadPackets(stage = "13, 14 fingers", rows = 11)
    void whoever_comes_again_under_another_name_is_found_by_any_finger_however_it_is_called(BadRows rows) {
        List<Again> again = List.of(
                new Again("both", 1, fingers(1, "Right Thumb", 1, "Right IndexFinger")),
                new Again("one of two", 2, fingers(2, "Right Thumb")),
                new Again("the other hand's", 3, fingers(3, "Left Thumb")),
                new Again("its neighbour's name", 4, fingers(4, "Right IndexFinger")),
                new Again("no name", 5, fingers(5, "")),
                new Again("twice", 6, fingers(6, "Right Thumb", 6, "Right Thumb")),
                new Again("beside a stranger's", 7, fingers(900, "Left IndexFinger", 7, "Right Thumb")),
                new Again("behind a stranger's of its name", 8, fingers(901, "Right Thumb", 8, "Right Thumb")),
                new Again("the other as missing", 9, fingers(9, "Right Thumb").missing(Finger.RIGHT_INDEX)),
                new Again("before a stranger's", 10, fingers(10, "Right Thumb", 904, "Left Thumb")),
                new Again("behind two strangers'", 11, fingers(902, "Left Thumb", 903, "", 11, "Right Thumb")));
        List<String> firsts = again.stream()
                .map(each -> stranger(fingers(each.whose(), "Right Thumb")))
                .toList();
        lives.live(Lives.FOREVER);
        List<String> seconds =
                again.stream().map(each -> stranger(each.cbeff())).toList();
        lives.live(Lives.FOREVER);
        for (int each = 0; each < again.size(); each++) {
            String rid = seconds.get(each);
            String how = again.get(each).how();
            assertThat(only(rid, DemographicsCompared.class).candidates())
                    .as(how)
                    .isEmpty();
            assertThat(only(rid, BiometricsCompared.class).candidates())
                    .as(how)
                    .extracting(Candidate::registrationId)
                    .containsExactly(firsts.get(each));
            isDuplicate(rid, firsts.get(each));
            rows.ended(how);
        }
    }

    /** @param whose the number of who came first */
    private record Again(String how, int whose, CbeffWriter cbeff) {}

    private void isDuplicate(String again, String first) {
        assertThat(only(again, Adjudicated.class).duplicateOf()).as(again).contains(first);
        assertThat(only(again, Rejected.class))
                .satisfies(no -> assertThat(no.ground()).isEqualTo(RejectionGround.DUPLICATE));
        assertThat(lives.durable.town.newest(again)).isInstanceOf(Rejected.class);
    }

    /** With fingers that nobody else has. */
    private String person(String name, String born, String gender) {
        sequence++;
        return lives.arrive(Process.NEW, Applicants.person(sequence, name, born, gender, 500 + sequence));
    }

    /** By whose name and date nobody would be taken for anybody. */
    private String stranger(CbeffWriter cbeff) {
        sequence++;
        String name = "%1$c%2$cro%1$c %2$cum%2$ci".formatted('B' + sequence % 17, 'D' + sequence / 2 % 19);
        String born = "19%02d/%02d/%02d".formatted(31 + sequence * 3 % 67, sequence % 12 + 1, 13 + sequence % 15);
        Application application = Applicants.person(sequence, name, born, sequence % 2 == 0 ? "MLE" : "FLE", 1)
                .with("postalCode", Integer.toString(20_000 + sequence))
                .withBiometrics(Application.INDIVIDUAL_BIOMETRICS, cbeff.xml());
        return lives.arrive(Process.NEW, application);
    }

    /** @param each the number of somebody's one finger, and what it is called now */
    private static CbeffWriter fingers(Object... each) {
        CbeffWriter cbeff = new CbeffWriter(Applicants.MADE);
        for (int at = 0; at < each.length; at += 2) {
            byte[] pixels = new byte[48 * 48];
            new Random(7_000L + (Integer) each[at]).nextBytes(pixels);
            byte[] image = FingerRecord.write(
                    Finger.RIGHT_THUMB,
                    new GreyImage(48, 48, 500, pixels),
                    80,
                    LocalDateTime.ofInstant(Applicants.MADE, ZoneOffset.UTC),
                    FingerRecord.Compression.PNG);
            cbeff.record("7", "Finger", (String) each[at + 1], 80, image);
        }
        return cbeff;
    }

    private <E> E only(String rid, Class<E> type) {
        List<E> found = lives.durable.town.ledger.stream(Book.REGISTRY, "registration:" + rid).stream()
                .map(Recorded::payload)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
        assertThat(found).as(rid).hasSize(1);
        return found.getFirst();
    }
}
