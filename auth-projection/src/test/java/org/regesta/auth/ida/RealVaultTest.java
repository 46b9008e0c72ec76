package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.testkit.partner.AuthPartner.in;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.engine.vault.FileVault;
import org.regesta.engine.vault.HousePassword;
import org.regesta.engine.vault.Reserve;
import org.regesta.events.Book;
import org.regesta.testkit.partner.AuthPartner;

/** The same over the vault on disk: its seals, its keyed hashes, its shredding. */
class RealVaultTest {

    private static final Map<String, ?> NAME = Map.of("name", List.of(in("ara", "أمينة سعيد")));

    @TempDir
    Path folder;

    @Test
    void sealed_on_disk_found_by_keyed_hash_rebuilt_the_same_and_gone_when_erased() {
        try (FileVault vault =
                        FileVault.open(folder, HousePassword.of(folder, Optional.empty()), Reserve.on(folder, 0));
                World world = new World(vault)) {
            AuthPartner bank = world.bank(AuthenticationTest.POLICY);
            Someone amina = world.amina();
            assertThat(ask(world, bank, amina).yes()).isTrue();

            assertThat(world.hashesAfter(world.ledger.all(Book.REGISTRY))).isEqualTo(world.hashes());

            vault.shred("subject:" + amina.subject());
            assertThat(ask(world, bank, amina).errors()).containsExactly("IDA-DEA-003");
            assertThat(world.hashesAfter(world.ledger.all(Book.REGISTRY)))
                    .isEqualTo(world.hashesAfter(world.ledger.all(Book.REGISTRY)))
                    .isNotEqualTo(world.hashes());
        }
    }

    private static org.regesta.testkit.partner.AuthPartnerClient.Answer ask(
            World world, AuthPartner bank, Someone amina) {
        world.clock.advance(java.time.Duration.ofMillis(1));
        return AuthenticationTest.ask(
                world, bank.byDemographics("UIN", amina.uin(), AuthenticationTest.TRANSACTION, NAME));
    }
}
