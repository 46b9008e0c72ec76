package org.regesta.cli.demo;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.regesta.engine.eventlog.EventLogOptions;
import org.regesta.engine.eventlog.LedgerSerializer;
import org.regesta.engine.eventlog.RocksEventStorageEngine;
import org.regesta.engine.eventlog.StoppedBook;
import org.regesta.engine.viewstore.RocksViewStore;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Leaf;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.ports.Ledger;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;
import org.regesta.testkit.people.Person;

/** A house in which something of every kind has happened, stopped in order. */
final class LivedIn {

    private static final int CROWD = 45;

    private LivedIn() {}

    /** Amina has an identity and asked a bank for a one-time password; a second record of her is to be judged. */
    static Path house(Path data) {
        try (House house = new House(data)) {
            People people = new People(20261121);
            PacketTool tool = new PacketTool(FieldCategories.usual());
            Enroller desk = new Enroller(house.centre, house.machine, House.OPERATOR, House.OPERATOR);
            Person amina = people.adult(0);
            Person twice = people.adult(1).withFingersOf(amina);
            Packet packet = tool.pack(desk.enrol(amina, 1, house.clock.instant()));
            house.bringIn(packet, "FINISHED");
            house.bringIn(tool.pack(desk.enrol(twice, 2, house.clock.instant())), "IN_ADJUDICATION");
            Answers answers = new Answers(
                    house.office.appoint("110103", "Officer", Set.of("REGISTRATION_ADMIN")),
                    house.office.appoint("110105", "Auditor", Set.of("AUDITOR")));
            Fifty crowd = new Fifty(house, answers, 0);
            for (int person = 0; person < CROWD; person++) {
                crowd.create(people.adult(10 + person), 100 + person); // so that there are documents of all sorts
            }
            String uin = answers.card(answers.subject(packet.rid())).path("uin").asString();
            Bank.Counters counters = new Bank(house.office.administrator(), house.clock).open();
            counters.client().send(counters.bank().otp("UIN", uin, "2000000001", "PHONE", "EMAIL"));
            House.await(() -> entered(house) == CROWD && behind(house) == 0); // or what came last is ahead of a token
        }
        RocksViewStore.open(data.resolve("state")).close(); // what was in its log is a table now
        EventLogOptions access = EventLogOptions.of(data.resolve("access"), Book.ACCESS, Clock.systemUTC());
        RocksEventStorageEngine.open(access, new LedgerSerializer()).close();
        return data;
    }

    /** How many of those whom the repository brought were entered where people are compared. */
    private static int entered(House house) {
        int[] entered = {0};
        house.server
                .part(Ledger.class)
                .read(
                        Book.REGISTRY,
                        0,
                        event -> entered[0] += event.payload() instanceof IdentityEvent.Enrolled ? 1 : 0);
        return entered[0];
    }

    /** Of all views together. */
    private static double behind(House house) {
        return house.server.part(MeterRegistry.class).get("regesta.view.behind").gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
    }

    /** Another folder with the same in it, except what only takes room. */
    static Path copy(Path data, Path to) throws IOException {
        return copy(data, to, each -> !each.endsWith("ballast"));
    }

    static Path wholeCopy(Path data, Path to) throws IOException {
        return copy(data, to, each -> true);
    }

    private static Path copy(Path data, Path to, Predicate<Path> which) throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            for (Path from : all.filter(which).toList()) {
                Files.copy(from, to.resolve(data.relativize(from).toString()));
            }
        }
        return to;
    }

    /** A piece of evidence that authentication is made from. */
    record Templates(String subject, String name) {}

    /** Those of the first who was issued an identity with fingers. */
    static Templates templates(Path data) {
        Pattern named = Pattern.compile("\"kind\":\"templates\",\"name\":\"([0-9a-f]{64})\"");
        List<Templates> found = new ArrayList<>();
        try (StoppedBook registry = StoppedBook.open(data.resolve("registry"), Book.REGISTRY)) {
            registry.each((position, leaf) -> {
                Envelope event = Leaf.decode(leaf);
                Matcher templates = named.matcher(new String(event.payload(), StandardCharsets.UTF_8));
                if (event.type().startsWith("identity.") && templates.find()) {
                    found.add(new Templates(event.subject().orElseThrow(), templates.group(1)));
                }
            });
        }
        return found.getFirst();
    }

    /** Where a house keeps a piece of evidence. */
    static Path blob(Path data, String name) {
        return data.resolve("evidence").resolve(name.substring(0, 2)).resolve(name);
    }

    /** The person of a stopped house's first identity. */
    static String subject(Path data) {
        String[] subject = {""};
        try (StoppedBook registry = StoppedBook.open(data.resolve("registry"), Book.REGISTRY)) {
            registry.each((position, leaf) -> {
                Envelope event = Leaf.decode(leaf);
                if (event.type().equals("identity.issued")) {
                    subject[0] = event.at().orElseThrow().stream().substring("identity:".length());
                }
            });
        }
        return subject[0];
    }
}
