package org.regesta.cli.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.regesta.bench.load.ClosedLoop;
import org.regesta.cli.demo.RelyingParty;
import org.regesta.command.uin.api.Uins;
import org.regesta.ports.Outbox;
import org.regesta.server.RegestaServer;
import org.regesta.testkit.partner.AuthDevice.Taken;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.people.People;

/**
 * A bank's requests about a seeded population, made before they are sent: each about another person, with a transaction
 * of its own, good for half a minute.
 */
final class AuthRequests {

    private static final Pattern OTP = Pattern.compile("OTP for transaction ([0-9]{10}) is ([0-9]{6}) ");
    private static final String NOT_THEIRS = "1901/01/01";

    private final RegestaServer.Instance server;
    private final RelyingParty.Counter counter;
    private String[] numbers = {};
    private final People people;
    private int nextPerson;
    private int nextTransaction = 1_000_000_000;

    AuthRequests(RegestaServer.Instance server, RelyingParty.Counter counter, People people) {
        this.server = server;
        this.counter = counter;
        this.people = people;
    }

    /** From now on about people with these numbers, by their place in the seed. */
    void about(String[] these) {
        numbers = these.clone();
    }

    /** @param people by transaction */
    record Asks(List<byte[]> requests, Map<String, Integer> people) {}

    /** Requests for OTPs. */
    Asks asks(int count) {
        Map<String, Integer> askedIn = new HashMap<>();
        List<byte[]> requests = prepared(count, (person, transaction) -> {
            synchronized (askedIn) {
                askedIn.put(transaction, person);
            }
            return counter.bank().otp("UIN", numbers[person], transaction, "PHONE");
        });
        return new Asks(requests, askedIn);
    }

    /** Requests that authenticate with the OTPs that were sent, read from the outbox. */
    List<byte[]> answers(Asks asks, int sent) {
        return outbox(asks.people(), sent).parallelStream()
                .map(each -> wire(counter.bank().byOtp("UIN", numbers[Integer.parseInt(each[0])], each[1], each[2])))
                .toList();
    }

    List<byte[]> byBirthDate(int count) {
        return prepared(count, (person, transaction) -> counter.bank()
                .byDemographics("UIN", numbers[person], transaction, Map.of("dob", birthDate(person))));
    }

    List<byte[]> byWrongDate(int count) {
        return prepared(count, (person, transaction) -> counter.bank()
                .byDemographics("UIN", numbers[person], transaction, Map.of("dob", NOT_THEIRS)));
    }

    List<byte[]> kyc(int count) {
        return prepared(count, (person, transaction) -> counter.bank()
                .kyc("UIN", numbers[person], transaction, Map.of("demographics", Map.of("dob", birthDate(person)))));
    }

    /** About the few who have a finger, each time a fresh impression. */
    List<byte[]> byFinger(int count) {
        int first = nextTransaction;
        nextTransaction += count;
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(each -> byFinger(each % Fingered.PEOPLE, first + each))
                .toList();
    }

    private byte[] byFinger(int person, int transaction) {
        String id = Integer.toString(transaction);
        Taken taken = new Taken("Finger", Fingered.FINGER.subtype(), Fingered.record(person, transaction));
        Map<String, ?> factors = Map.of("biometrics", counter.device().biometrics(id, taken));
        return wire(counter.bank().auth("UIN", numbers[person], id, factors));
    }

    /** @param ofSomebody whether the number is anyone's, request by request */
    record Guesses(List<byte[]> requests, List<Boolean> ofSomebody) {}

    /** A wrong birth date, in turn beside a number of somebody and one of nobody: which, the wire tells in words. */
    Guesses wrongDates(int count) {
        return inTurn(count, (number, transaction) -> counter.bank()
                .byDemographics("UIN", number, transaction, Map.of("dob", NOT_THEIRS)));
    }

    /** Nothing to prove it by, in turn beside a number of somebody and one of nobody: the wire tells no difference. */
    Guesses withoutFactor(int count) {
        return inTurn(count, (number, transaction) -> counter.bank().auth("UIN", number, transaction, Map.of()));
    }

    /** @param request of a number in a transaction */
    private Guesses inTurn(int count, BiFunction<String, String, Prepared> request) {
        SortedSet<String> taken = new TreeSet<>(List.of(numbers));
        Uins uins = server.part(Uins.class);
        List<byte[]> requests = new ArrayList<>();
        List<Boolean> ofSomebody = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            boolean somebody = each % 2 == 0;
            String number = somebody ? numbers[each] : uins.draw();
            if (somebody || !taken.contains(number)) {
                requests.add(wire(request.apply(number, Integer.toString(nextTransaction++))));
                ofSomebody.add(somebody);
            }
        }
        return new Guesses(requests, ofSomebody);
    }

    private String birthDate(int person) {
        return people.adult(person).dateOfBirth();
    }

    private List<byte[]> prepared(int count, BiFunction<Integer, String, Prepared> request) {
        if (nextPerson + count > numbers.length) {
            nextPerson = 0; // the OTPs of the first are long spent
        }
        int first = nextPerson;
        int transactions = nextTransaction;
        nextPerson += count;
        nextTransaction += count;
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(each -> wire(request.apply(first + each, Integer.toString(transactions + each))))
                .toList();
    }

    private static byte[] wire(Prepared request) {
        return ClosedLoop.post(request.path(), request.body(), "signature: " + request.signature());
    }

    /** @return person, transaction and OTP of what was sent */
    private List<String[]> outbox(Map<String, Integer> askedIn, int sent) {
        Outbox outbox = server.part(Outbox.class);
        List<String[]> known = new ArrayList<>();
        for (Outbox.Entry entry : outbox.newest(sent)) {
            Matcher otp = OTP.matcher(outbox.read(entry.id()).orElseThrow().text());
            if (otp.find() && askedIn.containsKey(otp.group(1))) {
                known.add(new String[] {askedIn.get(otp.group(1)).toString(), otp.group(1), otp.group(2)});
            }
        }
        return known;
    }
}
