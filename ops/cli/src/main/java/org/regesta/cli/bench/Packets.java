package org.regesta.cli.bench;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.regesta.cli.demo.RegistrationCentre;
import org.regesta.testkit.biometrics.CbeffWriter;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.fingers.Impression;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;

/** Packets made before anything is measured. */
final class Packets {

    private final People people = People.neverConfused();
    private final PacketTool tool = new PacketTool(FieldCategories.usual());
    private final RegistrationCentre centre;
    private final Enroller desk;
    private final PrintStream out;
    private final Instant at = java.time.Clock.systemUTC().instant();

    Packets(RegistrationCentre centre, PrintStream out) {
        this.centre = centre;
        this.desk = centre.desk();
        this.out = out;
    }

    /** People whose fingers cannot be taken: each is said to be missing. */
    List<Packet> withoutFingers(int from, int count) {
        CbeffWriter none = new CbeffWriter(at);
        Set.of(Finger.values()).stream().sorted().forEach(none::missing);
        byte[] cbeff = none.xml();
        return made(
                count,
                each -> tool.pack(
                        desk.enrol(people.adult(from + each), from + each, at, Set.of(), Impression.good(each))
                                .withBiometrics(Application.INDIVIDUAL_BIOMETRICS, cbeff)));
    }

    /** People with both index fingers. */
    List<Packet> withFingers(int from, int count) {
        return made(count, each -> tool.pack(desk.enrol(people.adult(from + each), from + each, at)));
    }

    private List<Packet> made(int count, IntFunction<Packet> one) {
        List<Packet> all = IntStream.range(0, count)
                .parallel()
                .mapToObj(one)
                .map(centre::ready)
                .toList();
        out.printf(Locale.ROOT, "%d packets made%n", all.size());
        return all;
    }
}
