package org.regesta.engine.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** House keys on a disk that may stop: written as a whole, as the PKCS#12 file is, without its slow password. */
final class DiskHouseKeys implements HouseKeyStore {

    private static final String FILE = "house.keys";

    private final Disk disk;

    private DiskHouseKeys(Disk disk) {
        this.disk = disk;
    }

    static DiskHouseKeys on(Disk disk) throws IOException {
        DiskHouseKeys keys = new DiskHouseKeys(disk);
        if (!disk.has(FILE)) {
            keys.make(FIRST);
        }
        return keys;
    }

    @Override
    public Map<String, HouseKey> keys() {
        try {
            Map<String, HouseKey> keys = new TreeMap<>();
            read().forEach((name, key) ->
                    keys.put(name, new AesHouseKey(HexFormat.of().parseHex(key))));
            return keys;
        } catch (IOException stopped) {
            throw new java.io.UncheckedIOException(stopped);
        }
    }

    @Override
    public HouseKey make(String name) throws IOException {
        Map<String, String> keys = read();
        if (!keys.containsKey(name)) {
            keys.put(name, HexFormat.of().formatHex(Crypto.random(Crypto.KEY_BYTES)));
            write(keys);
        }
        return new AesHouseKey(HexFormat.of().parseHex(keys.get(name)));
    }

    @Override
    public void keepOnly(String name) throws IOException {
        Map<String, String> keys = read();
        if (keys.keySet().retainAll(java.util.Set.of(name))) {
            write(keys);
        }
    }

    private Map<String, String> read() throws IOException {
        Map<String, String> keys = new TreeMap<>();
        if (disk.has(FILE)) {
            try (InputStream in = disk.read(FILE, 0)) {
                new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                        .lines()
                        .map(line -> line.split(" ", 2))
                        .forEach(line -> keys.put(line[0], line[1]));
            }
        }
        return keys;
    }

    private void write(Map<String, String> keys) throws IOException {
        StringBuilder text = new StringBuilder();
        keys.forEach((name, key) -> text.append(name).append(' ').append(key).append('\n'));
        try (Disk.Appender file = disk.create(FILE + ".new")) {
            file.write(text.toString().getBytes(StandardCharsets.US_ASCII));
            file.sync();
        }
        disk.rename(FILE + ".new", FILE);
        disk.syncFolder();
    }
}
