package org.regesta.cli.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.regesta.engine.notary.NoteSigner;
import org.regesta.ports.HouseKeys;
import org.regesta.testkit.partner.Certified;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Ways to doctor a bundle, and what the verifier must name. */
final class Doctorings {

    /** @param says what the verifier's line must hold */
    record Doctoring(String name, UnaryOperator<Doctored> by, String says) {}

    private static final String NOT_IN_THE_TREE = "is not what stands in the signed tree";

    private final HouseKeys.Pair signer;
    private final List<Doctoring> all = new ArrayList<>();

    private Doctorings(HouseKeys.Pair signer) {
        this.signer = signer;
    }

    /**
     * All of them: by outsiders, and by an insider who holds the house's signing key but not its logs' keys.
     *
     * @param log the name of the registry's log
     */
    static List<Doctoring> all(HouseKeys.Pair signer, String log, Certified otherHouse) {
        Doctorings table = new Doctorings(signer);
        table.events();
        table.proofs();
        table.omissions();
        table.checkpoints(log);
        table.files(otherHouse);
        return table.all;
    }

    private void event(String name, String says, Consumer<ObjectNode> change) {
        inside(name, says, each -> each.events(events -> change.accept(events.get(3))));
    }

    private void inside(String name, String says, UnaryOperator<Doctored> by) {
        all.add(new Doctoring(name, each -> by.apply(each).signed(signer), says));
    }

    private void outside(String name, String says, UnaryOperator<Doctored> by) {
        all.add(new Doctoring(name, by, says));
    }

    private void events() {
        event(
                "what an event says",
                NOT_IN_THE_TREE,
                e -> e.put("payload", e.path("payload").asString() + " "));
        event("who did it", NOT_IN_THE_TREE, e -> ((ObjectNode) e.path("metadata")).put("actor", "somebody-else"));
        event("on whose authority", NOT_IN_THE_TREE, e -> ((ObjectNode) e.path("metadata")).remove("authority"));
        event(
                "when it was recorded",
                NOT_IN_THE_TREE,
                e -> e.put("recordedMillis", e.path("recordedMillis").asLong() + 1));
        event("the kind of event", NOT_IN_THE_TREE, e -> e.put("type", "registration.approved"));
        event(
                "its place in its stream",
                NOT_IN_THE_TREE,
                e -> e.put("sequence", e.path("sequence").asLong() + 1));
        event("an event's id", NOT_IN_THE_TREE, e -> e.put("eventId", "another"));
        inside(
                "two events change places",
                NOT_IN_THE_TREE,
                each -> each.events(events -> {
                    long first = events.get(2).path("position").asLong();
                    events.get(2).put("position", events.get(3).path("position").asLong());
                    events.get(3).put("position", first);
                    events.add(2, events.remove(3));
                }));
    }

    private void proofs() {
        event("a hash of a proof", NOT_IN_THE_TREE, e -> {
            ArrayNode proof = (ArrayNode) e.path("proof");
            proof.set(0, "00".repeat(32));
        });
        event("a proof cut short", "its proof is not one of this tree", e -> ((ArrayNode) e.path("proof")).remove(0));
        inside(
                "the proof of another event",
                NOT_IN_THE_TREE,
                each -> each.events(
                        events -> events.get(3).set("proof", events.get(4).path("proof"))));
    }

    private void omissions() {
        inside(
                "an event left out of the middle",
                "event 3 of it is left out",
                each -> each.events(events -> events.remove(3)));
        inside(
                "the last event of a whole stream left out",
                "is left out",
                each -> each.events(events -> events.remove(lastOfWholeStream(events))));
        inside("an event told twice", "it stands twice", each -> each.events(events -> events.add(4, events.get(3))));
        inside(
                "another count of events",
                "the manifest counts",
                each -> each.manifest(
                        manifest -> ((ObjectNode) manifest.path("books").path("registry")).put("events", 1)));
        inside(
                "a narrower period",
                "it was not recorded in the period",
                each -> each.manifest(manifest -> manifest.put(
                        "toMillis",
                        each.events().getFirst().path("recordedMillis").asLong())));
    }

    /** Of messages and cards, each a stream of its own, the bundle promises none (docs/promises.md, limits). */
    private static ObjectNode lastOfWholeStream(List<ObjectNode> events) {
        return events.reversed().stream()
                .filter(event -> event.path("stream").asString("").matches("(registration|identity):.*"))
                .findFirst()
                .orElseThrow();
    }

    private void checkpoints(String log) {
        checkpoint("the size of the tree", "the log did not sign it", lines -> lines.set(1, lines.get(1) + "0"));
        checkpoint("the root of the tree", "the log did not sign it", lines -> lines.set(2, "A".repeat(43) + "="));
        checkpoint("the log's signature", "the log did not sign it", lines -> spoil(lines, 4));
        checkpoint("when the log signed", "the cosignature of " + log + " is not its own", lines -> spoil(lines, 5));
        checkpoint(
                "the witness's signature",
                "the cosignature of harbour-witness is not its own",
                lines -> spoil(lines, 6));
        checkpoint("the witness left out", "the witness harbour-witness did not cosign it", lines -> lines.remove(6));
        inside(
                "the other book's checkpoint",
                "it is not of the log",
                each -> each.text("registry.checkpoint", was -> each.text("access.checkpoint")));
        inside(
                "another key for the log",
                "names another log key than yours",
                each -> each.manifest(manifest -> ((ObjectNode)
                                manifest.path("books").path("registry"))
                        .put("log", new NoteSigner(log, new byte[32]).key().vkey())));
    }

    private void checkpoint(String name, String says, Consumer<List<String>> change) {
        inside(
                name,
                says,
                each -> each.text("registry.checkpoint", was -> {
                    List<String> lines = new ArrayList<>(was.lines().toList());
                    change.accept(lines);
                    return String.join("\n", lines) + "\n";
                }));
    }

    /** Another bit at the end of a signature. */
    private static void spoil(List<String> lines, int line) {
        String[] words = lines.get(line).split(" ");
        byte[] raw = java.util.Base64.getDecoder().decode(words[2]);
        raw[raw.length - 10] ^= 1;
        lines.set(
                line,
                words[0] + " " + words[1] + " " + java.util.Base64.getEncoder().encodeToString(raw));
    }

    private void files(Certified otherHouse) {
        outside(
                "whom it is about",
                "manifest.json: the house did not sign it",
                each -> each.manifest(manifest -> ((ObjectNode) manifest.path("about")).put("id", "somebody-else")));
        outside(
                "the page for people",
                "index.html: it is not the file the house signed for",
                each -> each.text("index.html", was -> was.replace("received", "refused")));
        outside("another annex", "annex.cms: it is not the file", each -> each.text("annex.cms", was -> "another"));
        outside("a file added", "the house did not sign for more.txt", each -> {
            each.files.put("more.txt", new byte[1]);
            return each;
        });
        outside("a file taken away", "access.events is missing", each -> {
            each.files.remove("access.events");
            return each;
        });
        outside("signed by another house", "the house's root did not certify it", each -> {
            each.text("root.pem", was -> otherHouse.pem());
            each.text("signer.pem", was -> otherHouse.pem());
            return each.signed(new HouseKeys.Pair("other", otherHouse.key(), otherHouse.certificate()));
        });
        outside("no JSON", "manifest.json: it is no JSON", each -> each.text("manifest.json", was -> "{"));
    }

    /** The first bytes of the file alone. */
    static byte[] cutShort(byte[] bundle) {
        return Arrays.copyOf(bundle, bundle.length / 2);
    }
}
