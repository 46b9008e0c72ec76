package org.regesta.command.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.wire.Digits;

class NumberFilterTest {

    private static final NumberFilter UIN = NumberFilter.forUins(10);
    private static final NumberFilter VID = NumberFilter.forVids();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "02, begins with 0",
        "12, begins with 1",
        "33, a digit twice running",
        "303, a digit again after one other",
        "345, counts up",
        "543, counts down",
        "2890, counts up across the 9",
        "2901, counts up across the 9",
        "3109, counts down across the 0",
        "2098, counts down across the 0",
        "290 29, a pair twice",
        "2468, neighbours of 2 4 6 8",
        "482, neighbours of 2 4 6 8",
        "2786, 786",
        "3142857, a cyclic number"
    })
    void a_uin_must_not_go_on_after(String digits, String why) {
        assertThat(grows(UIN, digits.replace(" ", ""))).as(why).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"2890", "2901", "3109", "2098", "2648", "3142857"})
    void a_vid_may(String digits) {
        assertThat(grows(VID, digits)).isTrue();
    }

    @Test
    void both_halves_of_a_uin_differ_read_either_way() {
        assertThat(UIN.admitsHalves(0x4751347513L)).isFalse();
        assertThat(UIN.admitsHalves(0x4751331574L)).isFalse();
        assertThat(UIN.admitsHalves(0x4751331575L)).isTrue();
    }

    @Test
    void what_is_not_a_number_is_not_accepted() {
        for (String not : List.of("", "a", "475132690", "47513269021", "475132690x", "٤٧٥١٣٢٦٩٠٢")) {
            assertThat(UIN.accepts(not)).isFalse();
        }
    }

    @Test
    void what_is_drawn_passes_MOSIPs_own_patterns_and_its_check_digit() {
        long seed = Long.getLong("seed", 20_261_121L);
        Random random = new Random(seed);
        for (NumberFilter filter : List.of(UIN, NumberFilter.forUins(12), VID)) {
            for (int i = 0; i < 2_000; i++) {
                String number = filter.draw(random);
                assertThat(number).as("seed %d", seed).hasSize(filter.length()).matches("[2-9][0-9]*");
                assertThat(Digits.checked(number)).isTrue();
                assertThat(faults(number, filter)).as("seed %d", seed).isEmpty();
                assertThat(filter.accepts(number)).isTrue();
            }
        }
    }

    @Test
    void what_it_refuses_MOSIPs_own_patterns_refuse_too() {
        long seed = Long.getLong("seed", 20_261_121L);
        Random random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < 200_000; i++) {
            String number = Digits.withCheck(String.valueOf(100_000_000 + random.nextInt(900_000_000)));
            boolean theirs = number.charAt(0) != '1' && faults(number, UIN).isEmpty();
            assertThat(UIN.accepts(number)).as("seed %d, %s", seed, number).isEqualTo(theirs);
            accepted += theirs ? 1 : 0;
        }
        assertThat(accepted).isGreaterThan(10_000);
    }

    @Test
    void a_uin_has_ten_to_twelve_digits() {
        assertThatThrownBy(() -> NumberFilter.forUins(9)).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean grows(NumberFilter filter, String digits) {
        for (int i = 1; i <= digits.length(); i++) {
            if (!filter.admitsLast(Long.parseLong(digits.substring(0, i), 16))) {
                return false;
            }
        }
        return true;
    }

    /** The rules a second time, in the form MOSIP publishes them: patterns over the whole number. */
    private static List<String> faults(String number, NumberFilter filter) {
        List<String> faults = new ArrayList<>();
        String up = filter != VID ? "01234567890123456789" : "0123456789";
        String down = new StringBuilder(up).reverse().toString();
        for (int i = 0; i + 3 <= number.length(); i++) {
            String three = number.substring(i, i + 3);
            if (up.contains(three) || down.contains(three)) {
                faults.add("sequence");
            }
        }
        List<String> patterns = new ArrayList<>(List.of("(\\d)\\d{0,1}\\1", "(\\d{2,}).*?\\1", "786", "666"));
        if (filter != VID) {
            patterns.addAll(List.of("[2468]{3}", "142857"));
            String last = number.substring(number.length() - 5);
            if (number.startsWith(last)
                    || number.startsWith(new StringBuilder(last).reverse().toString())) {
                faults.add("halves");
            }
        }
        patterns.stream().filter(p -> Pattern.compile(p).matcher(number).find()).forEach(faults::add);
        return faults;
    }
}
