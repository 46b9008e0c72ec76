package org.regesta.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.CompressionType;
import org.rocksdb.EnvOptions;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReader;
import org.rocksdb.SstFileReaderIterator;
import org.rocksdb.SstFileWriter;

/** RocksDB compresses its tables, so that bytes on the disk hide what is in them: writes out what each holds. */
final class Unpacked {

    private Unpacked() {}

    /** @return how many tables were written out */
    static int tables(Path from, Path to) throws IOException, RocksDBException {
        List<Path> tables;
        try (Stream<Path> all = Files.walk(from)) {
            tables = all.filter(path -> path.toString().endsWith(".sst")).toList();
        }
        for (Path table : tables) {
            String name = from.relativize(table).toString().replace('/', '-');
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to.resolve(name)))) {
                write(table, out);
            }
        }
        return tables.size();
    }

    /** A compressed table that holds this text, in which its bytes do not stand as they are. */
    static void packed(Path table, String text) throws RocksDBException {
        try (Options options = new Options().setCompressionType(CompressionType.LZ4_COMPRESSION);
                EnvOptions env = new EnvOptions();
                SstFileWriter writer = new SstFileWriter(env, options)) {
            writer.open(table.toString());
            for (int number = 0; number < 1_000; number++) { // shares its beginning with the letters that fill it up
                writer.put(
                        "%06d".formatted(number).getBytes(UTF_8),
                        (text.substring(0, 5) + "a " + text.substring(4) + " " + text).getBytes(UTF_8));
            }
            writer.finish();
        }
    }

    private static void write(Path table, OutputStream out) throws IOException, RocksDBException {
        try (Options options = new Options();
                SstFileReader reader = new SstFileReader(options);
                ReadOptions everything = new ReadOptions()) {
            reader.open(table.toString());
            try (SstFileReaderIterator entries = reader.newIterator(everything)) {
                for (entries.seekToFirst(); entries.isValid(); entries.next()) {
                    out.write(entries.key());
                    out.write('\n');
                    out.write(entries.value());
                    out.write('\n');
                }
                entries.status();
            }
        }
    }
}
