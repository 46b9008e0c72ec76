package org.regesta.saga.registration.stage.apply;

import java.util.Map;
import org.regesta.command.identity.api.IdentityRecord;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Sender;
import org.regesta.ports.Sender.Channel;
import org.regesta.saga.registration.stage.Job;
import org.springframework.stereotype.Component;

/**
 * Tells people a number they forgot. Whom their fingers prove is told where they said they can be reached now; of whom
 * papers alone speak, the number goes nowhere but where the person was always reached. A crash between the sending and
 * its record sends it twice, never not at all.
 */
@Component
class NumberPost {

    private static final String USUAL =
            "Your identity number is %s. You asked for it by registration %s. If it was not you, report it.";
    private static final Map<String, String> WORDS = Map.of(
            "fra", "Votre numéro d'identité est %s, demandé par l'enregistrement %s. Sinon, signalez-le.",
            "spa", "Su número de identidad es %s, pedido con el registro %s. Si no fue usted, avísenos.",
            "ara", "رقم هويتك هو %s، طُلب بالتسجيل %s. إن لم تكن أنت من طلبه فأبلغ عنه.",
            "hin", "आपका पहचान नंबर %s है। आपने इसे पंजीकरण %s से माँगा था। यदि आपने नहीं माँगा, तो सूचित करें।");

    private final TellOpener opener;
    private final Sender sender;

    NumberPost(TellOpener opener, Sender sender) {
        this.opener = opener;
        this.sender = sender;
    }

    void handOut(Job job, IdentityRecord person) {
        Map<Channel, String> now = job.dossier().identified().subject().isPresent()
                ? opener.announced(job.dossier().synced().contacts())
                : Map.<Channel, String>of();
        Map<Channel, String> contacts = now.isEmpty() ? opener.enrolled(person.attributes()) : now;
        String words = WORDS.getOrDefault(job.dossier().synced().language(), USUAL);
        String text = String.format(words, opener.uin(person.uin()), job.registrationId());
        contacts.forEach((channel, address) -> sender.send(
                new Sender.Message(KeyRefs.subject(person.subject()), channel, address, "lost-number", text)));
    }
}
