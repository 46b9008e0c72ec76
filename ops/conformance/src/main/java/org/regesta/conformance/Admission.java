package org.regesta.conformance;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.wire.Json;

/**
 * By what right a runner sets up what cases presuppose: the administrator's link, which signs in once, registers a
 * client for it; that client's key may be kept in a file and signs in again.
 *
 * @param link none where a key was kept before
 * @param file where the key is kept; none: the next run needs a link of its own
 */
public record Admission(Optional<String> link, Optional<Path> file) {

    /** One run with one link. */
    public static Admission byLink(String link) {
        return new Admission(Optional.of(link), Optional.empty());
    }

    /** Whether there is anything to sign in with. */
    public boolean isPossible() {
        return link.isPresent() || file.filter(Files::isRegularFile).isPresent();
    }

    /** A client and its private key. */
    record Key(String client, ECKey key) {
        @Override
        public String toString() {
            return "Key[" + client + "]";
        }
    }

    /** As the file has it. */
    private record Kept(@Nullable String client, @Nullable String key) {
        @Override
        public String toString() {
            return "Kept[" + client + "]"; // a key stays out of logs
        }
    }

    static Key fresh(String client) {
        try {
            return new Key(client, new ECKeyGenerator(Curve.P_256).generate());
        } catch (JOSEException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** None where no file is, or another file than this one made. */
    Optional<Key> kept() {
        return file.filter(Files::isRegularFile).flatMap(Admission::read);
    }

    private static Optional<Key> read(Path file) {
        try {
            Kept kept = Json.read(Files.readString(file), Kept.class);
            return kept.client() == null || kept.key() == null
                    ? Optional.empty()
                    : Optional.of(new Key(kept.client(), ECKey.parse(kept.key())));
        } catch (IOException | ParseException | Json.Malformed notOurs) {
            return Optional.empty();
        }
    }

    void keep(Key key) {
        file.ifPresent(
                to -> write(to, Json.write(new Kept(key.client(), key.key().toJSONString()))));
    }

    /** Nobody but who runs the house can read it. */
    public static void write(Path file, String secret) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, secret);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
