package org.regesta.saga.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Evidence;
import org.regesta.ports.Opening;
import org.regesta.ports.Outbox;
import org.regesta.ports.Sender;
import org.regesta.ports.Vault;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Collection;
import org.regesta.ports.ViewStore.Document;
import org.regesta.ports.ViewStore.Order;
import org.regesta.ports.ViewStore.Page;

/**
 * A process that dies at its n-th durable effect, before it or before its answer: from then on nothing it does has any,
 * until another is born. Reading it may go on, as it may in a process that is being killed.
 */
final class Mortal {

    /** The end of a process; no code may go on as if it had not happened. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** When it dies at its n-th effect. */
    enum Death {
        /** The effect is not done. */
        BEFORE,
        /** The effect is done, and who asked for it is not told. */
        UNANSWERED
    }

    private final int lastWord;
    private final Death death;
    private final Mishap mishap;
    private final BooleanSupplier over;
    private int effects;

    Mortal(int lastWord) {
        this(lastWord, Death.BEFORE);
    }

    /** @param lastWord how many effects it has, the last of them unanswered when it dies so */
    Mortal(int lastWord, Death death) {
        this(lastWord, death, Mishap.none("nobody"), () -> false);
    }

    private Mortal(int lastWord, Death death, Mishap mishap, BooleanSupplier over) {
        this.over = over;
        this.lastWord = lastWord;
        this.death = death;
        this.mishap = mishap;
    }

    /** One that lives, and to whom something happens. */
    static Mortal befallenBy(Mishap mishap) {
        return new Mortal(Integer.MAX_VALUE, Death.BEFORE, mishap, () -> false);
    }

    /** One that dies at its n-th effect, or before its next once something is so. */
    Mortal(int lastWord, Death death, BooleanSupplier over) {
        this(lastWord, death, Mishap.none("nobody"), over);
    }

    /** One that dies before its next effect once something is so. */
    static Mortal until(BooleanSupplier over) {
        return new Mortal(Integer.MAX_VALUE, Death.BEFORE, Mishap.none("nobody"), over);
    }

    int effects() {
        return effects;
    }

    <T> T does(Supplier<T> effect) {
        if (effects >= lastWord || over.getAsBoolean()) {
            throw new Killed();
        }
        effects++;
        T answer = mishap.around(effect);
        if (effects == lastWord && death == Death.UNANSWERED) {
            throw new Killed();
        }
        return answer;
    }

    void does(Runnable effect) {
        does(() -> {
            effect.run();
            return true;
        });
    }

    Commands of(Commands commands) {
        return (Object command, Attribution by) -> {
            return does(() -> commands.send(command, by));
        };
    }

    Evidence of(Evidence evidence) {
        return new Evidence() {
            @Override
            public EvidenceRef put(String keyRef, String kind, byte[] content) {
                return does(() -> evidence.put(keyRef, kind, content));
            }

            @Override
            public Opening open(Purpose purpose, EvidenceRef ref) {
                return evidence.open(purpose, ref);
            }

            @Override
            public void delete(EvidenceRef ref) {
                does(() -> evidence.delete(ref));
            }
        };
    }

    Sender of(Sender sender) {
        return new Sender() {
            @Override
            public void send(Message message) {
                does(() -> sender.send(message));
            }

            @Override
            public void sendOnce(Message message, String once, Instant since) {
                does(() -> sender.sendOnce(message, once, since));
            }
        };
    }

    Outbox of(Outbox outbox) {
        return new Outbox() {
            @Override
            public List<Entry> newest(int limit) {
                return outbox.newest(limit);
            }

            @Override
            public Optional<Sender.Message> read(String id) {
                return outbox.read(id);
            }

            @Override
            public int forget(Set<String> keyRefs) {
                return does(() -> outbox.forget(keyRefs));
            }
        };
    }

    Vault of(Vault vault) {
        return new MortalVault(vault, this);
    }

    ViewStore of(ViewStore store) {
        return new ViewStore() {
            @Override
            public Collection collection(String name, Set<String> indexes) {
                return of(store.collection(name, indexes));
            }

            @Override
            public Set<String> names() {
                return store.names();
            }

            @Override
            public boolean durable() {
                return store.durable();
            }
        };
    }

    private Collection of(Collection collection) {
        return new Collection() {
            @Override
            public java.util.Optional<Document> get(String id) {
                return collection.get(id);
            }

            @Override
            public boolean replace(Document document, long expected) {
                return does(() -> collection.replace(document, expected));
            }

            @Override
            public void replaceAll(java.util.List<Document> documents) {
                does(() -> collection.replaceAll(documents));
            }

            @Override
            public boolean remove(String id, long expected) {
                return does(() -> collection.remove(id, expected));
            }

            @Override
            public Page scan(
                    String index, String from, @Nullable String to, @Nullable String cursor, int limit, Order order) {
                return collection.scan(index, from, to, cursor, limit, order);
            }

            @Override
            public long count() {
                return collection.count();
            }

            @Override
            public long count(String index, String from, @Nullable String to) {
                return collection.count(index, from, to);
            }

            @Override
            public java.util.Optional<String> behind(
                    String index, String from, @Nullable String to, long many, Order order) {
                return collection.behind(index, from, to, many, order);
            }

            @Override
            public String hash() {
                return collection.hash();
            }

            @Override
            public void drop() {
                does(() -> collection.drop());
            }
        };
    }
}
