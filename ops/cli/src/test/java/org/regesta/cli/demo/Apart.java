package org.regesta.cli.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words that one person alone has, and whether an answer about one speaks of another. */
final class Apart {

    private static final int BEGINNING = 5; // the shortest of all words has more

    private record Word(String text, String owner) {}

    private final Map<String, List<Word>> byBeginning = new HashMap<>();

    void belong(String owner, Collection<String> words) {
        for (String text : words) {
            byBeginning
                    .computeIfAbsent(text.substring(0, BEGINNING), unseen -> new ArrayList<>())
                    .add(new Word(text, owner));
        }
    }

    /** Fails when it lacks any of what is awaited, or holds a word of anybody else. */
    void isOfOne(String answer, String owner, Collection<String> awaited) {
        for (String each : awaited) {
            if (!answer.contains(each)) {
                throw new AssertionError("asked about " + owner + ", and it does not hold " + each + ": " + answer);
            }
        }
        for (int at = 0; at + BEGINNING <= answer.length(); at++) {
            for (Word word : byBeginning.getOrDefault(answer.substring(at, at + BEGINNING), List.of())) {
                if (!word.owner().equals(owner) && answer.startsWith(word.text(), at)) {
                    throw new AssertionError("asked about " + owner + ", and it speaks of " + word + ": " + answer);
                }
            }
        }
    }
}
