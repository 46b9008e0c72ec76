package org.regesta.server.verify;

import org.regesta.engine.backup.VaultCoverage;
import org.regesta.engine.notary.Finding;
import org.regesta.engine.vault.FileVault;
import org.regesta.events.Envelope;
import org.regesta.wire.Json;

/** Whether the vault has the key of whatever events name: one that was put back from an older copy has not. */
final class NamedKeys implements BesideEvents {

    private final FileVault vault;
    private final Report report;
    private String first = "";
    private long lacking;

    NamedKeys(FileVault vault, Report report) {
        this.vault = vault;
        this.report = report;
    }

    @Override
    public void event(Envelope event) {
        try {
            if (VaultCoverage.lacks(vault, event) && lacking++ == 0) {
                first = event.book().text() + "/" + event.position();
            }
        } catch (Json.Malformed noJson) {
            report.find(new Finding(event.toString(), "an event that can be read", "no JSON"));
        }
    }

    @Override
    public void end(String book) {
        if (lacking > 0) {
            report.find(new Finding(
                    "vault",
                    "the key that event " + first + " names",
                    "a vault that is older than its ledger: it lacks keys of " + lacking + " events"));
        }
    }
}
