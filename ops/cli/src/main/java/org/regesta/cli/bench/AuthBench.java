package org.regesta.cli.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.regesta.bench.CpuShares;
import org.regesta.bench.Machine;
import org.regesta.bench.Report;
import org.regesta.bench.Warmth;
import org.regesta.bench.bare.BareEndpoint;
import org.regesta.bench.load.ClosedLoop;
import org.regesta.bench.load.ClosedLoop.Pace;
import org.regesta.bench.load.CryptoLimit;
import org.regesta.cli.demo.RelyingParty;
import org.regesta.cli.verb.Failed;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
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
    private static final long SEED = 20_261_121;
    private static final double KNOWN_AGAIN = 0.9;
    private static final int UNKNOWN = 1_200;
    private static final int FINGERS = 240;
    private static final int FINGER_CLIENTS = 16;

    /** At this many clients a row is told as the median of several. */
    private static final int RUNS = 3;

    private static final int TIMES = 10;

    private final RegestaServer.Instance server;
    private final Population population;
    private final AuthRequests requests;
    private final PrintStream out;
    private final Map<String, Double> figures = new TreeMap<>();

    private AuthBench(RegestaServer.Instance server, PrintStream out) {
        this.server = server;
        this.out = out;
        RelyingParty.Counter counter = RelyingParty.open(server, Clock.systemUTC());
        this.population = Population.of(server, SEED);
        this.requests = new AuthRequests(server, counter, new People(SEED));
    }

    /** @param when part of the figures' names: what was measured before stays beside what is measured when grown */
    private void growTo(int identities, String when) {
        Population.Made made = population.growTo(identities, out);
        requests.about(made.numbers());
        figures.put("identities" + when, (double) identities);
        figures.put("identities" + when + "WrittenPerSecond", made.perSecond());
        figures.put("identities" + when + "IntoViewsPerSecond", made.viewsPerSecond());
        out.printf(
                Locale.ROOT,
                "%d identities: %.0f written a second, %.0f with their views%n",
                identities,
                made.perSecond(),
                made.viewsPerSecond());
    }

    /**
     * @param folder for the data of both, empty
     * @param grow whether to measure again at ten times as many identities
     */
    static Report run(Path folder, int identities, boolean grow, PrintStream out)
            throws IOException, GeneralSecurityException, SQLException {
        CryptoLimit.Limit limit = CryptoLimit.measure(Duration.ofSeconds(5), CryptoLimit.By.PLATFORM);
        CryptoLimit.Limit used = CryptoLimit.measure(Duration.ofSeconds(5), CryptoLimit.By.NATIVE);
        Pace bare = bare(folder, identities);
        Map<String, Double> figures;
        Map<String, Double> ratios = new TreeMap<>();
        try (RegestaServer.Instance server =
                RegestaServer.start(Options.on(folder.resolve("regesta")).withPort(0))) {
            AuthBench bench = new AuthBench(server, out);
            bench.growTo(identities, "");
            bench.measure(used);
            if (grow) {
                bench.grown(identities, ratios);
            }
            figures = bench.figures;
        }
        StartCost.measure(folder.resolve("regesta"), figures, out);
        figures.put("cryptoLimitPerSecond", limit.perSecond());
        figures.put("cryptoCpuMs", limit.cpuMillis());
        figures.put("nativeCryptoLimitPerSecond", used.perSecond());
        figures.put("nativeCryptoCpuMs", used.cpuMillis());
        figures.put("syncedWriteMs", Machine.syncedWriteMillis(folder));
        figures.put("bareSpringPostgresPerSecond64", bare.perSecond());
        double byOtp = figures.getOrDefault("otpAuthPerSecond64", 0.0);
        figures.put("shareOfCryptoLimit", byOtp / limit.perSecond());
        figures.put("shareOfNativeCryptoLimit", byOtp / used.perSecond());
        ratios.put("otpAuth_vs_bareSpringPostgres", byOtp / bare.perSecond());
        Report report = new Report(Machine.facts(folder), figures, ratios);
        out.printf(
                Locale.ROOT,
                "%nThe cryptography alone, by the JDK: %.0f/s, %.2f ms of CPU; by the library we use: %.0f/s, %.2f ms%n"
                        + "A bare Spring Boot service on PostgreSQL: %.0f/s. A synced write on this disk: %.2f ms%n"
                        + "OTP at 64 clients: %.0f %% of the first, %.0f %% of the second, %.2f times the bare%n",
                limit.perSecond(),
                limit.cpuMillis(),
                used.perSecond(),
                used.cpuMillis(),
                bare.perSecond(),
                figures.get("syncedWriteMs"),
                100 * byOtp / limit.perSecond(),
                100 * byOtp / used.perSecond(),
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
            byOtp("otpAuth", clients);
        }
        figures.put("cpuMsOutsideCrypto", figures.getOrDefault("otpAuthCpuMs64", 0.0) - limit.cpuMillis());
        profiled();
        demographics("demographicAuth", "by birth date", AuthBench::isYes, requests::byBirthDate);
        demographics("demographicNo", "by a wrong one", AuthBench::isNo, requests::byWrongDate);
        demographics("ekyc", "e-KYC by birth date", AuthBench::isKyc, requests::kyc);
        fingers();
        unknown();
        LockLag.measure(server, SEED, figures, out);
    }

    private void byOtp(String figure, int clients) {
        List<Pace> runs = IntStream.range(0, clients == PEER_CLIENTS ? RUNS : 1)
                .mapToObj(run -> otps(clients, clients == 1 ? 600 : 4_000, figure))
                .toList();
        figures.put(figure + "PerSecond" + clients, median(runs, Pace::perSecond));
        figures.put(figure + "P50Ms" + clients, median(runs, Pace::p50Millis));
        figures.put(figure + "P99Ms" + clients, median(runs, Pace::p99Millis));
        figures.put(figure + "CpuMs" + clients, median(runs, Pace::serverCpuMillis));
    }

    private static double median(List<Pace> runs, ToDoubleFunction<Pace> figure) {
        return runs.stream().mapToDouble(figure).sorted().toArray()[runs.size() / 2];
    }

    /** The same house with ten times the people: what an authentication costs there, beside what it did. */
    private void grown(int identities, Map<String, Double> ratios) {
        growTo(identities * TIMES, "Grown");
        byOtp("otpAuthGrown", PEER_CLIENTS);
        ratios.put("otpAuthCpu_grown_vs_before", ratio("CpuMs64"));
        ratios.put("otpAuthPerSecond_grown_vs_before", ratio("PerSecond64"));
        out.printf(
                Locale.ROOT,
                "%d times as many people: %.2f times the CPU of an authentication, %.2f times as many a second%n",
                TIMES,
                ratio("CpuMs64"),
                ratio("PerSecond64"));
    }

    private double ratio(String figure) {
        return figures.getOrDefault("otpAuthGrown" + figure, 0.0) / figures.getOrDefault("otpAuth" + figure, 0.0);
    }

    /** One finger against those the person has, as a device takes it: a fresh impression in JPEG 2000 each time. */
    private void fingers() {
        Pace pace = ClosedLoop.run(port(), FINGER_CLIENTS, requests.byFinger(FINGERS), EACH, AuthBench::isYes);
        row("by finger, 1:1", FINGER_CLIENTS, pace);
        double known = 1 - pace.noes() / (double) pace.answers();
        figures.put("fingerPerSecond16", pace.perSecond());
        figures.put("fingerP99Ms16", pace.p99Millis());
        figures.put("fingerCpuMs16", pace.serverCpuMillis());
        figures.put("fingersKnownAgain", known);
        if (known < KNOWN_AGAIN) {
            throw new Failed("of the fingers only " + known + " were known again; first: " + pace.firstNo());
        }
    }

    /** Whether who guesses numbers learns by the clock which exist. */
    private void unknown() {
        unknown("noFactor", "no factor", requests.withoutFactor(UNKNOWN));
        unknown("wrongDate", "a wrong birth date", requests.wrongDates(UNKNOWN));
    }

    private void unknown(String figure, String what, AuthRequests.Guesses guesses) {
        double[] medians = ClosedLoop.medians(port(), guesses.requests(), guesses.ofSomebody());
        figures.put(figure + "OfSomebodyMedianMs", medians[0]);
        figures.put(figure + "OfNobodyMedianMs", medians[1]);
        figures.put(figure + "NobodyToSomebody", medians[1] / medians[0]);
        out.printf(
                Locale.ROOT,
                "%s beside a number of somebody: median %.2f ms, of nobody: %.2f ms, ratio %.3f (one client)%n",
                what,
                medians[0],
                medians[1],
                medians[1] / medians[0]);
    }

    /** A row of its own, for to be looked at costs something too. */
    private void profiled() {
        List<byte[]> sampled = sentOtps(3_000, "OTP sent");
        CpuShares.Profiled<Pace> seen = CpuShares.during(
                "client-", () -> ClosedLoop.run(port(), PEER_CLIENTS, sampled, EACH, AuthBench::isYes));
        refuseNoes("authenticating by OTP", seen.result());
        row("by OTP, sampled", PEER_CLIENTS, seen.result());
        seen.shares().forEach((kind, share) -> {
            double millis = share * seen.result().serverCpuMillis();
            figures.put("otpAuthCpuMs" + kind, millis);
            out.printf(Locale.ROOT, "    %-20s %30.2f ms of CPU each, %2.0f %%%n", kind, millis, 100 * share);
        });
    }

    /** Sends OTPs, a row of its own, then authenticates with them. */
    private Pace otps(int clients, int count, String figure) {
        boolean warming = figure.equals("warm-up");
        List<byte[]> sent = sentOtps(count, warming ? "OTP sent, warming up" : "OTP sent");
        Pace pace = ClosedLoop.run(port(), clients, sent, EACH, AuthBench::isYes);
        refuseNoes("authenticating by OTP", pace);
        row(warming ? "by OTP, warming up" : "by OTP", clients, pace);
        return pace;
    }

    /** @return requests that authenticate with them */
    private List<byte[]> sentOtps(int count, String what) {
        AuthRequests.Asks asks = requests.asks(count);
        Pace sent = ClosedLoop.run(port(), PEER_CLIENTS, asks.requests(), EACH.multipliedBy(3), AuthBench::hasNoErrors);
        refuseNoes("sending OTPs", sent);
        row(what, PEER_CLIENTS, sent);
        figures.merge("otpSentPerSecond64", sent.perSecond(), Math::max);
        return requests.answers(asks, sent.answers());
    }

    private void demographics(String figure, String what, Predicate<String> good, IntFunction<List<byte[]>> made) {
        Pace pace = ClosedLoop.run(port(), PEER_CLIENTS, made.apply(DEMOGRAPHICS), EACH, good);
        refuseNoes(what, pace);
        row(what, PEER_CLIENTS, pace);
        figures.put(figure + "PerSecond64", pace.perSecond());
        figures.put(figure + "P99Ms64", pace.p99Millis());
        figures.put(figure + "CpuMs64", pace.serverCpuMillis());
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
            throw new Failed(what + ": " + pace.noes() + " of " + pace.answers() + " were not answered well, first: "
                    + pace.firstNo());
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
