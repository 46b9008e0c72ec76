package org.regesta.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.regesta.cli.verb.Failed;

/** What the parser has made sure was given. */
final class Given {

    private Given() {}

    static Path path(@Nullable Path path) {
        if (path == null) {
            throw new Failed("a folder is missing");
        }
        return path;
    }
}
