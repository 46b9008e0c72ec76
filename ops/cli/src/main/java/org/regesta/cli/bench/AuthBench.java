package org.regesta.cli.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.regesta.bench.CpuShares;
import org.regesta.bench.Machine;
import org.regesta.bench.Report;
import org.regesta.bench.Warmth;
import org.regesta.bench.bare.BareEndpoint;
import org.regesta.bench.load.ClosedLoop;
import org.regesta.bench.load.ClosedLoop.Pace;
import org.regesta.bench.load.CryptoLimit;
import org.regesta.cli.RegestaCli;
import org.regesta.cli.demo.RelyingParty;
import org.regesta.ports.Outbox;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.people.People;

/**
 * Authentication over the real port against a seeded population, in closed loop; beside it what the same cores allow
 * for the cryptography alone, and a bare Spring Boot service on PostgreSQL without any.
 */
final class AuthBench {

    private static final int[] CLIENTS = {1, 16, 64, 256};
    private static final int PEER_CLIENTS = 64;
    private static final int DEMOGRAPHICS = 3_000;
    private static final Duration EACH =
            Duration.ofSeconds(8); // a request is good for half a minute from when it was made
    private static final Pattern OTP = Pattern.compile("OTP for transaction ([0-9]{10}) is ([0-9]{6}) ");
    private static final long SEED = 20_261_121;

    private final RegestaServer.Instance server;
    private final AuthPartner bank;
    private final PrintStream out;
    private final String[] numbers;
    private final People people = new People(SEED);
    private final Map<String, Double> figures = new TreeMap<>();
    private int nextPerson;
    private int nextTransaction = 1_000_000_000;

    private AuthBench(RegestaServer.Instance server, int identities, PrintStream out) {
        this.server = server;
        this.bank = RelyingParty.open(server, Clock.systemUTC());
        this.out = out;
        Population.Made made = Population.make(server, identities, SEED, out);
        this.numbers = made.numbers();
        figures.put("identitiesWrittenPerSecond", made.perSecond());
        figures.put("identitiesIntoViewsPerSecond", made.viewsPerSecond());
    }

    /** @param folder for the data of both, empty */
    static Report run(Path folder, int identities, PrintStream out)
            throws IOException, GeneralSecurityException, SQLException {
        CryptoLimit.Limit limit = CryptoLimit.measure(Duration.ofSeconds(5));
        Pace bare = bare(folder, identities);
        Map<String, Double> figures;
        try (RegestaServer.Instance server =
                RegestaServer.start(Options.on(folder.resolve("regesta")).withPort(0))) {
            AuthBench bench = new AuthBench(server, identities, out);
            bench.measure(limit);
            figures = bench.figures;
        }
        Map<String, Double> ratios = new TreeMap<>();
        figures.put("cryptoLimitPerSecond", limit.perSecond());
        figures.put("cryptoCpuMs", limit.cpuMillis());
        figures.put("bareSpringPostgresPerSecond64", bare.perSecond());
        double byOtp = figures.getOrDefault("otpAuthPerSecond64", 0.0);
        figures.put("shareOfCryptoLimit", byOtp / limit.perSecond());
        ratios.put("otpAuth_vs_bareSpringPostgres", byOtp / bare.perSecond());
        Report report = new Report(Machine.facts(folder), figures, ratios);
        out.printf(
                Locale.ROOT,
                "%nThe cryptography alone: %.0f/s, %.2f ms of CPU; a bare Spring Boot service on PostgreSQL: %.0f/s%n"
                        + "OTP at 64 clients: %.0f %% of the first, %.2f times the second%n",
                limit.perSecond(),
                limit.cpuMillis(),
                bare.perSecond(),
                100 * byOtp / limit.perSecond(),
                byOtp / bare.perSecond());
        return report;
    }

    private static Pace bare(Path folder, int identities) throws SQLException {
        try (BareEndpoint service = new BareEndpoint(folder, identities)) {
            List<byte[]> requests = IntStream.range(0, 30_000)
                    .mapToObj(each -> ClosedLoop.post(
                            "/check",
                            BareEndpoint.body(each % identities).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .toList();
            Predicate<String> yes = answer -> answer.contains("true");
            ClosedLoop.run(service.port(), PEER_CLIENTS, requests, Duration.ofSeconds(4), yes);
            Pace pace = ClosedLoop.run(service.port(), PEER_CLIENTS, requests, Duration.ofSeconds(5), yes);
            refuseNoes("the bare service", pace);
            return pace;
        }
    }

    private void measure(CryptoLimit.Limit limit) {
        out.printf(
                Locale.ROOT,
                "%n%-24s %8s %9s %9s %9s %11s %11s%n",
                "",
                "clients",
                "per s",
                "p50 ms",
                "p99 ms",
                "CPU ms each",
                "client's ms");
        Warmth.reach(() -> otps(64, 1_500, "warm-up")); // both kinds of request
        for (int clients : CLIENTS) {
            Pace pace = otps(clients, clients == 1 ? 600 : 4_000, "otpAuth");
            figures.put("otpAuthPerSecond" + clients, pace.perSecond());
            figures.put("otpAuthP50Ms" + clients, pace.p50Millis());
            figures.put("otpAuthP99Ms" + clients, pace.p99Millis());
            figures.put("otpAuthCpuMs" + clients, pace.serverCpuMillis());
        }
        figures.put("cpuMsOutsideCrypto", figures.getOrDefault("otpAuthCpuMs64", 0.0) - limit.cpuMillis());
        profiled();
        demographics(
                "demographicAuth",
                "by birth date",
                AuthBench::isYes,
                (person, transaction) ->
                        bank.byDemographics("UIN", numbers[person], transaction, Map.of("dob", birthDate(person))));
        demographics(
                "demographicNo",
                "by a wrong one",
                AuthBench::isNo,
                (person, transaction) ->
                        bank.byDemographics("UIN", numbers[person], transaction, Map.of("dob", "1901/01/01")));
        demographics(
                "ekyc",
                "e-KYC by birth date",
                AuthBench::isKyc,
                (person, transaction) -> bank.kyc(
                        "UIN", numbers[person], transaction, Map.of("demographics", Map.of("dob", birthDate(person)))));
    }

    /** A row of its own, for to be looked at costs something too. */
    private void profiled() {
        List<byte[]> requests = sentOtps(3_000, "OTP sent");
        CpuShares.Profiled<Pace> seen = CpuShares.during(
                "client-", () -> ClosedLoop.run(port(), PEER_CLIENTS, requests, EACH, AuthBench::isYes));
        refuseNoes("authenticating by OTP", seen.result());
        row("by OTP, sampled", PEER_CLIENTS, seen.result());
        seen.shares().forEach((kind, share) -> {
            double millis = share * seen.result().serverCpuMillis();
            figures.put("otpAuthCpuMs" + kind, millis);
            out.printf(Locale.ROOT, "    %-20s %30.2f ms of CPU each, %2.0f %%%n", kind, millis, 100 * share);
        });
    }

    private String birthDate(int person) {
        return people.adult(person).dateOfBirth();
    }

    /** Sends OTPs, a row of its own, then authenticates with them. */
    private Pace otps(int clients, int count, String figure) {
        boolean warming = figure.equals("warm-up");
        List<byte[]> requests = sentOtps(count, warming ? "OTP sent, warming up" : "OTP sent");
        Pace pace = ClosedLoop.run(port(), clients, requests, EACH, AuthBench::isYes);
        refuseNoes("authenticating by OTP", pace);
        row(warming ? "by OTP, warming up" : "by OTP", clients, pace);
        return pace;
    }

    /** @return requests that authenticate with them */
    private List<byte[]> sentOtps(int count, String what) {
        int first = nextPerson;
        Map<String, Integer> askedIn = new HashMap<>();
        List<byte[]> asks = prepared(count, (person, transaction) -> {
            synchronized (askedIn) {
                askedIn.put(transaction, person);
            }
            return bank.otp("UIN", numbers[person], transaction, "PHONE");
        });
        Pace sent = ClosedLoop.run(port(), PEER_CLIENTS, asks, EACH.multipliedBy(3), AuthBench::hasNoErrors);
        refuseNoes("sending OTPs", sent);
        row(what, PEER_CLIENTS, sent);
        figures.merge("otpSentPerSecond64", sent.perSecond(), Math::max);
        nextPerson = first + count;
        return outbox(askedIn, sent.answers()).parallelStream()
                .map(each -> wire(bank.byOtp("UIN", numbers[Integer.parseInt(each[0])], each[1], each[2])))
                .toList();
    }

    private void demographics(
            String figure, String what, Predicate<String> good, BiFunction<Integer, String, Prepared> request) {
        int first = nextPerson;
        List<byte[]> requests = prepared(DEMOGRAPHICS, request);
        nextPerson = first + DEMOGRAPHICS;
        Pace pace = ClosedLoop.run(port(), PEER_CLIENTS, requests, EACH, good);
        refuseNoes(what, pace);
        row(what, PEER_CLIENTS, pace);
        figures.put(figure + "PerSecond64", pace.perSecond());
        figures.put(figure + "P99Ms64", pace.p99Millis());
        figures.put(figure + "CpuMs64", pace.serverCpuMillis());
    }

    private List<byte[]> prepared(int count, BiFunction<Integer, String, Prepared> request) {
        if (nextPerson + count > numbers.length) {
            nextPerson = 0; // the OTPs of the first are long spent
        }
        int first = nextPerson;
        int transactions = nextTransaction;
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

    private int port() {
        return URI.create(server.url()).getPort();
    }

    private static boolean hasNoErrors(String answer) {
        return answer.contains("\"errors\":null") || answer.contains("\"errors\":[]");
    }

    private static boolean isYes(String answer) {
        return answer.contains("\"authStatus\":true");
    }

    private static boolean isNo(String answer) {
        return answer.contains("\"authStatus\":false") && answer.contains("IDA-DEA-001");
    }

    private static boolean isKyc(String answer) {
        return answer.contains("\"kycStatus\":true");
    }

    private static void refuseNoes(String what, Pace pace) {
        if (pace.noes() > 0) {
            throw new RegestaCli.Failed(what + ": " + pace.noes() + " of " + pace.answers()
                    + " were not answered well, first: " + pace.firstNo());
        }
    }

    private void row(String what, int clients, Pace pace) {
        out.printf(
                Locale.ROOT,
                "%-24s %8d %9.0f %9.1f %9.1f %11.2f %11.2f%n",
                what,
                clients,
                pace.perSecond(),
                pace.p50Millis(),
                pace.p99Millis(),
                pace.serverCpuMillis(),
                pace.clientCpuMillis());
    }
}
