package org.regesta.testkit.people;

/** A name, as it is written in Latin letters and in its own script. */
public record Word(String latin, String own) {

    Word then(Word next) {
        return new Word(latin + " " + next.latin, own + " " + next.own);
    }
}
