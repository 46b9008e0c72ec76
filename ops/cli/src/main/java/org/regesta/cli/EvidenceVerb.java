package org.regesta.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.regesta.cli.verb.Engines;
import org.regesta.cli.verb.Failed;
import org.regesta.cli.verb.Folder;
import org.regesta.cli.verb.NotUnderstood;
import org.regesta.events.Authority;
import org.regesta.events.Meta;
import org.regesta.events.disclosure.DisclosureGround;
import org.regesta.ports.Attribution;
import org.regesta.ports.Refusal;
import org.regesta.query.evidence.EvidenceDesk;
import org.regesta.query.evidence.Wanted;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.server.RegestaServer.Instance;
import org.regesta.server.delivery.Replay;
import org.regesta.server.web.RefusalWords;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./regesta evidence}: makes an evidence bundle out of a stopped folder. */
@Command(
        name = "evidence",
        description = "make an evidence bundle of a stopped data folder, which verifies where there is no Regesta;"
                + " a running house gives one to an auditor: POST /v1/audit/bundles")
final class EvidenceVerb implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final Folder folder = new Folder();

    @Mixin
    private final Engines engines = new Engines();

    @ArgGroup(multiplicity = "1")
    private About about = new About();

    /** What the bundle is about: one of the three. */
    private static final class About {

        @Option(names = "--person", paramLabel = "SUBJECT", description = "all that befell this subject id")
        private @Nullable String person;

        @Option(names = "--registration", paramLabel = "RID", description = "all that befell this registration")
        private @Nullable String registration;

        @Option(names = "--officer", paramLabel = "ID", description = "all that this officer, client or rule did")
        private @Nullable String officer;
    }

    @Option(names = "--from", paramLabel = "TIME", required = true, description = "RFC 3339, inclusive, as --to")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", required = true, description = "RFC 3339")
    private @Nullable String to;

    @Option(
            names = "--recipient",
            paramLabel = "CERT.pem",
            description = "whom opened attributes are encrypted to: a certificate or a public key (RSA or EC)")
    private @Nullable Path recipient;

    @Option(names = "--open", paramLabel = "NAME", split = ",", description = "attributes to open: dateOfBirth,UIN")
    private @Nullable List<String> open;

    @Option(
            names = "--ground",
            paramLabel = "GROUND",
            description = "on what legal ground they are opened: ${COMPLETION-CANDIDATES}")
    private @Nullable DisclosureGround ground;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "where to write; a file that is new")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Path file = Given.path(out);
        if (Files.exists(file)) {
            throw new Failed(file + " is there already");
        }
        if (!Files.isDirectory(folder.path().resolve("registry"))) {
            throw new Failed("there is no house in " + folder.path());
        }
        String pem = recipient == null ? null : Files.readString(recipient);
        String on = ground == null ? null : ground.name();
        Wanted wanted = new Wanted(about.person, about.registration, about.officer, from, to, pem, open, on);
        try (Instance resting = RegestaServer.start(
                engines.on(Options.on(folder.path()).withPort(0).atRest()))) {
            try (Bar bar = Bar.of("making the views level")) {
                resting.part(Replay.class).awaitLevel(PATIENCE, bar::at);
            }
            write(file, resting.part(EvidenceDesk.class).make(wanted, operator()));
        } catch (MosipRefusal wrong) {
            throw NotUnderstood.because(spec, word(wrong));
        } catch (Refusal no) {
            throw new Failed(RefusalWords.of(no));
        }
        return 0;
    }

    private static void write(Path file, EvidenceDesk.Made made) throws IOException {
        Files.write(file, made.zip(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        System.out.printf("%d events, in %s%n", made.events(), file);
        made.annex().ifPresent(event -> System.out.println("The opening of attributes is recorded as " + event + "."));
        System.out.println("Check it anywhere: python3 verify.py " + file.getFileName());
    }

    private static String word(MosipRefusal wrong) {
        return wrong.why() == BadRequest.MISSING_FIELD
                ? "say which: " + options(wrong.field())
                : "that cannot be meant: " + options(wrong.field());
    }

    /** {@code from} as {@code --from}. */
    private static String options(String fields) {
        return fields.replaceAll("\\b(person|registration|officer|from|to|recipient|open|ground)\\b", "--$1");
    }

    private static Attribution operator() {
        return new Attribution(
                "console",
                "RULE",
                new Authority.Rule("evidence-by-console", "1", "operator-of-this-installation"),
                Map.of(
                        Meta.REASON,
                        "evidence-bundle",
                        Meta.CHANNEL,
                        "console",
                        Meta.CORRELATION,
                        UUID.randomUUID().toString()));
    }
}
