package org.regesta.auth.ida;

import java.util.List;
import org.regesta.auth.biometric.Sample;
import org.regesta.auth.person.Person;

/** Who somebody says they are, whom that names, and what they bring to show it. */
record Claim(Individual individual, Person person, Factors factors, List<Sample> samples) {
    @Override
    public String toString() {
        return "Claim"; // numbers and factors stay out of logs
    }
}
