package org.regesta.engine.notary;

import java.nio.file.Path;
import java.time.Clock;

/** A process of its own: a notary that publishes checkpoints in a folder, and says so after each. */
final class PublishingNotary {

    static final int[] SIZES = {3, 255, 256, 300};
    private static final int TRIES = 3;

    private PublishingNotary() {}

    public static void main(String[] arguments) {
        Book book = new Book();
        BookNotary notary = new BookNotary(
                new FolderDisk(Path.of(arguments[0])),
                book,
                new NoteSigner("regesta/test/registry", new byte[32]),
                Clock.systemUTC());
        for (int size : SIZES) {
            book.grow(size);
            for (int tries = 0; notary.behind() > 0 && tries < TRIES; tries++) {
                notary.round();
            }
            System.out.println("published " + notary.signed().checkpoint().size());
        }
    }
}
