package org.regesta.server.wiring;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.regesta.engine.notary.BookNotary;
import org.regesta.engine.notary.Notary;
import org.regesta.engine.notary.NoteKey;
import org.regesta.engine.notary.NoteSigner;
import org.regesta.engine.notary.WitnessLink;
import org.regesta.engine.notary.Witnessed;
import org.regesta.engine.vault.FileVault;
import org.regesta.events.Book;
import org.regesta.ports.Vault.Derivation;
import org.regesta.server.DataFolder;
import org.regesta.server.Options;
import org.regesta.server.log.EventPlaces;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The notary over whatever engines the books have. */
@Configuration
class Notaries {

    /** The log's origin and its key's name: this house's vault tells two houses apart. */
    static String origin(FileVault vault, Book book) {
        return "regesta/" + vault.mark().vault() + "/" + book.text();
    }

    static NoteSigner signer(FileVault vault, Book book) {
        return new NoteSigner(origin(vault, book), vault.derive(Derivation.NOTARY, book.text()));
    }

    /** Closed before the engines are: then it signs what came last. */
    @Bean(destroyMethod = "close")
    Notary notary(BookEngines engines, DataFolder folder, FileVault vault, Clock clock) {
        Map<Book, BookNotary> books = new EnumMap<>(Book.class);
        for (Book book : Book.values()) {
            books.put(
                    book,
                    new BookNotary(
                            folder.sub("notary").resolve(book.text()),
                            engines.leaves(book),
                            signer(vault, book),
                            clock));
        }
        return new Notary(books);
    }

    @Bean
    Witnessed witnessed(Notary notary, Options options) {
        List<Witnessed.Pair> pairs = new ArrayList<>();
        for (String witness : options.witnesses()) {
            String[] urlAndKey = witness.strip().split("\\s+", 2);
            if (urlAndKey.length != 2) {
                throw new IllegalArgumentException("a witness is its URL and, after a space, its key");
            }
            for (Book book : Book.values()) {
                WitnessLink link = new WitnessLink(URI.create(urlAndKey[0]), NoteKey.of(urlAndKey[1]));
                pairs.add(new Witnessed.Pair(notary.of(book), link));
            }
        }
        return new Witnessed(pairs);
    }

    @Bean
    EventPlaces eventPlaces(BookEngines engines) {
        return engines::position;
    }
}
