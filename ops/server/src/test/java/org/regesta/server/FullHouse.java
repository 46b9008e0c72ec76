package org.regesta.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The whole system, started once for all tests of this module that only knock at its door. */
public final class FullHouse {

    /** A field that is updated once in a life here. */
    public static final String LIMITED = "referenceIdentityNumber";

    private static RegestaServer.Instance instance;

    private FullHouse() {}

    public static synchronized RegestaServer.Instance open() {
        if (instance == null) {
            try {
                Path data = Files.createTempDirectory("regesta-house");
                System.setProperty("regesta.identity.update-limits", LIMITED + "=1"); // none by default
                System.setProperty("regesta.officers.look-ups-an-hour", "1000000"); // one officer asks for all tests
                instance = RegestaServer.start(Options.on(data).withPort(0).withReadableOutbox());
            } catch (IOException cannotMake) {
                throw new UncheckedIOException(cannotMake);
            }
        }
        return instance;
    }
}
