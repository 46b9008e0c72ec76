package org.regesta.engine.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Random;
import org.regesta.events.Sealed;

/** A process that seals and shreds until it is killed, and says on its output what was acknowledged: a line each. */
final class VaultChild {

    private static final PrintStream SAY = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    private static final int THREADS = 4;

    private VaultChild() {}

    /** Arguments: the vault's folder, the number of the round. */
    public static void main(String[] args) {
        FileVault vault = Amina.indexed(Path.of(args[0]));
        SAY.println("open");
        for (int thread = 0; thread < THREADS; thread++) {
            String name = args[1] + "." + thread;
            new Thread(() -> live(vault, name)).start();
        }
    }

    private static void live(FileVault vault, String name) {
        Random random = new Random(name.hashCode());
        for (int i = 0; ; i++) {
            String registration = "registration:" + name + "." + i;
            String subject = "subject:" + name + "." + i;
            say("sealed", vault.seal(registration, "name", registration.getBytes(UTF_8)));
            if (random.nextInt(10) == 0) {
                say("sealed", vault.seal(subject, "name", subject.getBytes(UTF_8)));
                vault.link(registration, subject);
                SAY.println("shredding " + registration + " " + subject);
                vault.shred(subject);
                SAY.println("shredded " + registration + " " + subject);
            }
        }
    }

    private static void say(String what, Sealed sealed) {
        SAY.println(String.join(" ", what, sealed.keyRef(), sealed.ciphertext(), sealed.commitment()));
    }
}
