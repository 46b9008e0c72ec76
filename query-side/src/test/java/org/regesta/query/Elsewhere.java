package org.regesta.query;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Leaf;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryVault;
import org.regesta.wire.Json;

/**
 * Makes every view anew from a book in a file, in a process of its own that has other defaults: what a process does
 * with them is settled when it starts, and so is the order in which it walks through small sets.
 */
final class Elsewhere {

    /** The view that goes by the defaults, as none may. */
    static final String CARELESS = "careless-1";

    private Elsewhere() {}

    /** Says where it is, and then the hash of each view. */
    public static void main(String[] arguments) throws Exception {
        System.out.println(here());
        hashes(Path.of(arguments[0])).forEach((view, hash) -> System.out.println(view + " " + hash));
    }

    static String here() {
        return Charset.defaultCharset() + " " + Locale.getDefault().toLanguageTag() + " "
                + TimeZone.getDefault().getID();
    }

    /** What a process is told that is to be {@link #here} elsewhere. */
    static List<String> options(Charset charset, Locale tongue, String zone) {
        return List.of(
                "-Dfile.encoding=" + charset,
                "-Duser.language=" + tongue.getLanguage(),
                "-Duser.country=" + tongue.getCountry(),
                "-Duser.timezone=" + zone);
    }

    static void save(Histories lives, Path to) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
            blob(out, lives.vault.saved().getBytes(StandardCharsets.UTF_8));
            for (Recorded event : lives.all()) {
                out.writeBoolean(true);
                out.writeUTF(event.payload().getClass().getName());
                blob(out, Leaf.encode(event.envelope()));
            }
            out.writeBoolean(false);
        }
    }

    private static void blob(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** By view, among them {@link #CARELESS}. */
    static Map<String, String> hashes(Path book) throws IOException, ClassNotFoundException {
        Histories lives = read(book);
        List<Recorded> events = lives.all();
        Map<String, String> hashes = new TreeMap<>();
        for (var of : EveryViewOnEveryStoreTest.views()) {
            Projection.Factory view = of.apply(lives);
            hashes.put(view.name(), digest(Delivery.hashes(view, events)));
        }
        hashes.put(CARELESS, digest(Delivery.hashes(new Careless(), events)));
        return hashes;
    }

    private static String digest(Map<String, String> collections) {
        return String.join("+", collections.values());
    }

    private static Histories read(Path book) throws IOException, ClassNotFoundException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(book)))) {
            InMemoryVault vault = InMemoryVault.of(new String(blob(in), StandardCharsets.UTF_8));
            InMemoryLedger ledger = new InMemoryLedger(Clock.systemUTC());
            while (in.readBoolean()) {
                Class<?> type = Class.forName(in.readUTF());
                Envelope event = Leaf.decode(blob(in));
                ledger.take(new Recorded(event, Json.read(event.payload(), type)));
            }
            return new Histories(ledger, vault);
        }
    }

    private static byte[] blob(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    private static final class Careless implements Projection.Factory {

        @Override
        public String name() {
            return CARELESS;
        }

        @Override
        public Set<Book> books() {
            return Set.of(Book.REGISTRY);
        }

        @Override
        public Projection over(ViewStore store) {
            ViewStore.Collection all = store.collection(CARELESS, Set.of());
            return event -> {
                String text = new String(event.envelope().payload(), Charset.defaultCharset());
                all.replaceAll(List.of(new ViewStore.Document(event.eventId(), 0, Json.write(text), Map.of())));
            };
        }
    }
}
