package org.regesta.engine.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.ports.Evidence;
import org.regesta.ports.Opening;

/** Evidence as files, sealed before they touch the disk: {@code ab/abcd…}, named by the SHA-256 of their bytes. */
public final class FileEvidence implements Evidence {

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

    private final Shelves shelves;
    private final FileVault vault;
    private final Reserve reserve;

    private FileEvidence(Path folder, FileVault vault, Reserve reserve) throws IOException {
        this.shelves = new Shelves(folder);
        this.vault = vault;
        this.reserve = reserve;
    }

    /** Opens the store of a folder, made where there is none. */
    public static FileEvidence in(Path folder, FileVault vault, Reserve reserve) {
        try {
            return new FileEvidence(folder, vault, reserve);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public EvidenceRef put(String keyRef, String kind, byte[] content) {
        reserve.check(content.length);
        byte[] sealed = BlobSeals.seal(vault.keyFor(keyRef), keyRef, kind, content);
        String name = nameOf(sealed);
        try {
            shelves.put(shelfOf(name), name, sealed);
        } catch (IOException failed) {
            throw reserve.reasonOf(failed, sealed.length);
        }
        return new EvidenceRef(name, keyRef, kind, content.length);
    }

    @Override
    public Opening open(Purpose purpose, EvidenceRef ref) {
        Openers.check(purpose);
        if (vault.find(ref.keyRef(), GenerationName.FIRST).isEmpty()) {
            return new Opening.Gone();
        }
        byte[] sealed = read(ref.name());
        Optional<byte[]> key = vault.find(ref.keyRef(), SealHead.of(sealed).generation());
        if (key.isEmpty()) {
            return new Opening.Gone();
        }
        return BlobSeals.open(key.get(), ref.keyRef(), ref.kind(), sealed)
                .orElseThrow(() -> new EvidenceDamaged(ref.name()));
    }

    @Override
    public void delete(EvidenceRef ref) {
        if (!NAME.matcher(ref.name()).matches()) {
            throw new EvidenceDamaged("(no name of a blob)");
        }
        try {
            shelves.delete(shelfOf(ref.name()), ref.name());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private byte[] read(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new EvidenceDamaged("(no name of a blob)");
        }
        byte[] sealed;
        try {
            sealed = shelves.read(shelfOf(name), name);
        } catch (NoSuchFileException missing) {
            throw new EvidenceDamaged(name);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        if (!nameOf(sealed).equals(name)) {
            throw new EvidenceDamaged(name);
        }
        return sealed;
    }

    private static String nameOf(byte[] sealed) {
        return HexFormat.of().formatHex(Crypto.sha256().digest(sealed));
    }

    private static String shelfOf(String name) {
        return name.substring(0, 2);
    }
}
