package org.regesta.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The reference data beside the checkout: other people's files, read from where they are. {@code REGESTA_SHARED}
 * overrides.
 */
public final class Shared {

    private Shared() {}

    public static boolean present() {
        return Files.isDirectory(root().resolve("data"));
    }

    /** A file or folder below its {@code data}, such as {@code mosip/packet}. */
    public static Path data(String below) {
        return root().resolve("data").resolve(below);
    }

    private static Path root() {
        String override = System.getenv("REGESTA_SHARED");
        if (override != null) {
            return Path.of(override);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("regesta"))) {
            folder = folder.getParent();
        }
        return folder == null || folder.getParent() == null ? Path.of("shared") : folder.resolveSibling("shared");
    }
}
