package org.regesta.saga.registration.stage.dedupe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.regesta.ports.Vault;
import org.regesta.ports.Vault.Derivation;
import org.springframework.stereotype.Component;

/**
 * Under which keys a person is found again. Two people are compared when they share one. Every key joins several
 * fields, never a name, a date or a place alone, and is a PRF of them under a key of the vault's. It is written
 * nowhere: what stands in the index are its {@link Places}.
 *
 * <pre>
 * two names, year               a wrong day or month, swapped, or unknown; any order of names
 * one name, day, month, year    a name that is missing, misspelled or misheard; day and month swapped
 * two names, day, month         a wrong year
 * two names, gender, place      a wrong or unknown date
 * date, gender, place           names in other words altogether
 * one name, year, place         two slips: in a name and in the date
 * </pre>
 *
 * Names are taken as they sound in Latin letters, so that scripts and spellings meet under one key.
 */
@Component
class BlockKeys {

    /** More names than that add nothing. */
    private static final int MOST_SOUNDS = 6;

    static final int BYTES = 12; // of billions of keys hardly two meet by chance, and then are merely compared

    private final Vault vault;

    BlockKeys(Vault vault) {
        this.vault = vault;
    }

    /** Where they stand in the index. */
    Places places() {
        return new Places(vault);
    }

    /** Each once, in no order that would say of which kind it is. */
    Set<String> of(Person person) {
        List<List<String>> combined = new ArrayList<>();
        Set<String> sounds = new TreeSet<>();
        Set<String> pairs = new TreeSet<>();
        for (List<String> name : person.names()) {
            List<String> heard = name.stream()
                    .map(Sound::of)
                    .distinct()
                    .sorted()
                    .limit(MOST_SOUNDS)
                    .toList();
            sounds.addAll(heard);
            for (int one = 0; one < heard.size(); one++) {
                for (int other = one + 1; other < heard.size(); other++) {
                    pairs.add(heard.get(one) + " " + heard.get(other));
                }
            }
        }
        person.born().ifPresent(born -> dated(combined, born, sounds, pairs));
        placed(combined, person, sounds, pairs);
        Set<String> keys = new TreeSet<>();
        combined.forEach(parts -> keys.add(keyed(parts)));
        return keys;
    }

    private static void dated(List<List<String>> combined, BirthDate born, Set<String> sounds, Set<String> pairs) {
        String year = Integer.toString(born.year());
        pairs.forEach(pair -> combined.add(List.of("names-year", pair, year)));
        if (born.whole()) {
            sounds.forEach(sound -> combined.add(List.of("name-date", sound, year, born.unordered())));
            pairs.forEach(pair -> combined.add(List.of("names-day", pair, born.unordered())));
        }
    }

    private static void placed(List<List<String>> combined, Person person, Set<String> sounds, Set<String> pairs) {
        for (String place : places(person.place())) {
            pairs.forEach(pair -> combined.add(List.of("names-place", pair, person.gender(), place)));
            person.born().ifPresent(born -> {
                String year = Integer.toString(born.year());
                sounds.forEach(sound -> combined.add(List.of("name-year-place", sound, year, place)));
                if (born.whole()) {
                    combined.add(List.of("date-place", year, born.unordered(), person.gender(), place));
                }
            });
        }
    }

    private static List<String> places(Place place) {
        List<String> places = new ArrayList<>(place.towns());
        Optional.of(place.postalCode()).filter(code -> !code.isEmpty()).ifPresent(places::add);
        return places;
    }

    private String keyed(List<String> parts) {
        byte[] derived = vault.derive(Derivation.DEDUPE_INDEX, parts.toArray(String[]::new));
        return text(Arrays.copyOf(derived, BYTES));
    }

    static String text(byte[] key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    static byte[] bytes(String key) {
        return Base64.getUrlDecoder().decode(key);
    }
}
