package org.regesta.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.regesta.cli.verb.Failed;
import tools.jackson.databind.JsonNode;

/**
 * A client in a process of its own: for each line it reads, of a token and an id, it appoints an officer of that id
 * with several threads at the same moment, and says how many were told that they had done it, and how many that another
 * had. For a token and two files it brings those packets, each by half of its threads.
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
                String[] asked = line.split(" ", -1);
                Api client = anyone.as(asked[0]);
                System.out.println(
                        asked.length == 2
                                ? race(threads, thread -> appoint(client, asked[1], "Officer of thread " + thread))
                                : race(threads, thread -> bring(client, Path.of(asked[1 + thread % 2]))));
            }
        }
    }

    /** What one thread does, and how it fared. */
    private interface Runner {
        String run(int thread) throws IOException;
    }

    private static String race(ExecutorService threads, Runner runner) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<String>> racing = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            racing.add(threads.submit(() -> {
                start.await();
                return runner.run(number);
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

    /** Brings a packet that another thread brings too. */
    private static String bring(Api client, Path packet) throws IOException {
        JsonNode answer = client.upload(
                "/registrationprocessor/v1/packetreceiver/registrationpackets",
                packet.getFileName().toString(),
                Files.readAllBytes(packet));
        return answer.path("errors").isEmpty() ? "won" : "lost";
    }

    private static String appoint(Api administrator, String id, String name) throws IOException {
        try {
            administrator.send(
                    "POST", "/v1/officers", Map.of("id", id, "roles", Set.of("REGISTRATION_OFFICER"), "name", name));
            return "won";
        } catch (Failed refused) {
            return String.valueOf(refused.getMessage()).contains(" answered 409 ") ? "lost" : refused.getMessage();
        }
    }
}
