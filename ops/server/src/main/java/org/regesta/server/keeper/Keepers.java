package org.regesta.server.keeper;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.eventlog.AxonBookLine;
import org.regesta.engine.eventlog.AxonLedger;
import org.regesta.engine.eventlog.LedgerEventStore;
import org.regesta.engine.eventlog.LedgerSerializer;
import org.regesta.engine.keeper.Guests;
import org.regesta.engine.keeper.KeeperDoor;
import org.regesta.engine.keeper.Served;
import org.regesta.events.Purpose;
import org.regesta.ports.AccessBook;
import org.regesta.ports.Commands;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.OpensForGuests;
import org.regesta.ports.Running;
import org.regesta.ports.Sender;
import org.regesta.ports.Uptime;
import org.regesta.ports.Vault;
import org.regesta.server.Options;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keeper's door, opened where the operator says so. */
@Configuration(proxyBeanMethods = false)
class Keepers {

    @Bean
    Guests guests(AxonLedger ledger, Uptime uptime) {
        return new RegisteredGuests(ledger, uptime);
    }

    @Bean
    AxonBookLine bookLine(List<LedgerEventStore> books, AxonLedger ledger, LedgerSerializer serializer) {
        return new AxonBookLine(books, ledger, serializer);
    }

    @Bean
    Served served(
            Vault vault,
            List<OpensForGuests> openers,
            HouseKeys keys,
            Sender sender,
            Commands commands,
            AccessBook access,
            AxonBookLine books) {
        Map<Purpose, OpensForGuests> byPurpose = new EnumMap<>(Purpose.class);
        openers.forEach(opener -> byPurpose.put(opener.purpose(), opener));
        return new Served(vault, byPurpose, keys, sender, commands, access, books);
    }

    @Bean
    AtTheDoor keeperDoor(Options options, Guests guests, Served served) {
        return new AtTheDoor(options.keeper(), guests, served);
    }

    /** Opens it when all else stands, and closes it first. */
    static final class AtTheDoor implements Running {

        private final Optional<InetSocketAddress> at;
        private final Guests guests;
        private final Served served;
        private @Nullable KeeperDoor door;

        AtTheDoor(Optional<InetSocketAddress> at, Guests guests, Served served) {
            this.at = at;
            this.guests = guests;
            this.served = served;
        }

        @Override
        public void start() {
            at.map(given -> new InetSocketAddress(given.getHostString(), given.getPort()))
                    .ifPresent(address -> {
                        HouseKeys keys = served.keys();
                        HouseKeys.Pair own = keys.pair(AuthenticationGrant.APPLICATION, AuthenticationGrant.REFERENCE);
                        X509Certificate root = keys.pair("ROOT", "").certificate();
                        KeeperDoor opened =
                                KeeperDoor.open(address, own, root, guests, served, AuthenticationGrant.grant());
                        door = opened;
                    });
        }

        @Override
        public void stop() {
            if (door != null) {
                door.close();
                door = null;
            }
        }
    }
}
