package org.regesta.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.regesta.cli.RegestaCli;

/**
 * A client in a process of its own: for each line it reads, of a token and an id, it appoints an officer of that id
 * with several threads at the same moment, and says how many were told that they had done it, and how many that another
 * had.
 */
final class Racer {

    private static final int THREADS = 4;

    private Racer() {}

    /** @param arguments the server's address */
    public static void main(String... arguments) throws Exception {
        Api anyone = new Api(arguments[0], Optional.empty());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            System.out.println("ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] tokenAndId = line.split(" ", -1);
                System.out.println(race(anyone.as(tokenAndId[0]), tokenAndId[1], threads));
            }
        }
    }

    private static String race(Api administrator, String id, ExecutorService threads) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<String>> racing = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            String name = "Officer of thread " + thread;
            racing.add(threads.submit(() -> {
                start.await();
                return appoint(administrator, id, name);
            }));
        }
        int won = 0;
        int lost = 0;
        for (Future<String> racer : racing) {
            String told = racer.get();
            won += told.equals("won") ? 1 : 0;
            lost += told.equals("lost") ? 1 : 0;
            if (!told.equals("won") && !told.equals("lost")) {
                return told;
            }
        }
        return won + " " + lost;
    }

    private static String appoint(Api administrator, String id, String name) throws IOException {
        try {
            administrator.send(
                    "POST", "/v1/officers", Map.of("id", id, "roles", Set.of("REGISTRATION_OFFICER"), "name", name));
            return "won";
        } catch (RegestaCli.Failed refused) {
            return String.valueOf(refused.getMessage()).contains(" answered 409 ") ? "lost" : refused.getMessage();
        }
    }
}
