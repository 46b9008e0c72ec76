package org.regesta.saga.registration;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.regesta.events.Book;
import org.regesta.events.Purpose;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Recorded;
import org.regesta.ports.SealedAs;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.wire.Json;

/** A town in which people come with packets of every process, and in which the house may die at any step. */
@OpenerOf(Purpose.VALIDATE)
final class Lives {

    static final int FOREVER = Integer.MAX_VALUE;

    final House.Durable durable = new House.Durable();

    /** Amina has an identity; her number. */
    static Lives ofAmina() {
        Lives lives = new Lives();
        lives.bring(Process.NEW, Applicants.amina());
        return lives;
    }

    String uin() {
        return uin(0);
    }

    /** Of whoever was issued an identity as the n-th. */
    String uin(int nth) {
        IdentityEvent.Issued issued = (IdentityEvent.Issued)
                events(IdentityEvent.Issued.class).get(nth).payload();
        return opened(SealedAs.UIN, issued.uin());
    }

    String opened(String attribute, org.regesta.events.Sealed seal) {
        Opening opening = durable.town.vault.open(Purpose.VALIDATE, attribute, seal);
        return new String(((Opening.Opened) opening).value(), StandardCharsets.UTF_8);
    }

    /** Arrives, and goes its way to the end. */
    String bring(Process process, Application application) {
        String rid = arrive(process, application);
        live(FOREVER);
        return rid;
    }

    String arrive(Process process, Application application) {
        Packet packet = new PacketTool(FieldCategories.usual(), process.name()).pack(application);
        durable.town.arrive(packet, process, SupervisorStatus.APPROVED);
        return packet.rid();
    }

    /** An application of fields alone. */
    static Application saying(int sequence, Map<String, Object> fields) {
        Map<String, Object> all = new java.util.TreeMap<>(fields);
        all.put("IDSchemaVersion", 0.1);
        return new Application(
                Packet.rid("10001", "10001", sequence, Applicants.MADE),
                Applicants.MADE,
                Json.mapper().valueToTree(all),
                Map.of(),
                Map.of(),
                "op1",
                "su1");
    }

    /** With the fingers of a number. */
    static Application showing(Application application, int fingers) {
        return application.withBiometrics(
                Application.INDIVIDUAL_BIOMETRICS,
                Applicants.person(1, "x", "1990/01/01", "FLE", fingers)
                        .biometrics()
                        .get(Application.INDIVIDUAL_BIOMETRICS));
    }

    /** One process over the town, until all is done or it dies; how many effects it had. */
    int live(int lastWord) {
        return live(new Mortal(lastWord));
    }

    /** The same, until something is so. */
    int liveUntil(BooleanSupplier over) {
        return live(Mortal.until(over));
    }

    int live(Mortal mortal) {
        try (House house = new House(durable, mortal)) {
            house.settle();
        } catch (Mortal.Killed dead) {
            durable.town.clock.advance(Duration.ofSeconds(7));
        }
        return mortal.effects();
    }

    /** One process over the town, until all is done or this time has passed, to which something happens. */
    int live(Mishap mishap, Duration atMost) {
        try (House house = new House(durable, Mortal.befallenBy(mishap))) {
            house.settle(atMost);
        }
        return mishap.seen();
    }

    List<Recorded> events(Class<?> type) {
        return durable.town.ledger.all(Book.REGISTRY).stream()
                .filter(recorded -> type.isInstance(recorded.payload()))
                .toList();
    }

    <E> E newest(Class<E> type) {
        return type.cast(events(type).getLast().payload());
    }
}
