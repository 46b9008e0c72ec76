package org.regesta.saga.registration.stage.apply;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.SealedAs;
import org.regesta.ports.Sender.Channel;
import org.regesta.ports.Vault;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The one place where a number is opened to tell it to whom it belongs, and where they can be reached. */
@Component
@OpenerOf(Purpose.TELL)
public class TellOpener {

    private static final Map<Channel, String> FIELDS = Map.of(Channel.PHONE, "phone", Channel.EMAIL, "email");

    private static final String LETTERS = "[^\\p{C}\\p{Z},;:<>()@\"\\\\]";

    /** One address and nothing else: what stands in it goes to gateways, which may take a line more for a command. */
    private static final Map<Channel, Pattern> ADDRESSES = Map.of(
            Channel.PHONE, Pattern.compile("\\+?\\p{Nd}[\\p{Nd} ()./-]{2,31}"),
            Channel.EMAIL, Pattern.compile(LETTERS + "{1,64}@" + LETTERS + "{1,189}"));

    private final Vault vault;

    TellOpener(Vault vault) {
        this.vault = vault;
    }

    /** As the field's list announced it: plain text. */
    public Map<Channel, String> announced(Map<String, Sealed> contacts) {
        Map<Channel, String> found = new EnumMap<>(Channel.class);
        FIELDS.forEach((channel, field) -> text(field, contacts)
                .filter(text -> isAddress(channel, text))
                .ifPresent(text -> found.put(channel, text)));
        return found;
    }

    /** As it stands in the identity: JSON. */
    public Map<Channel, String> enrolled(Map<String, Sealed> attributes) {
        Map<Channel, String> found = new EnumMap<>(Channel.class);
        FIELDS.forEach((channel, field) -> plain(field, attributes)
                .filter(text -> isAddress(channel, text))
                .ifPresent(text -> found.put(channel, text)));
        return found;
    }

    private static boolean isAddress(Channel channel, String text) {
        return Objects.requireNonNull(ADDRESSES.get(channel)).matcher(text).matches();
    }

    String uin(Sealed seal) {
        return text(SealedAs.UIN, Map.of(SealedAs.UIN, seal)).orElseThrow(Vault.KeyGone::new);
    }

    /** A plain word of the identity, such as the language somebody prefers; none when it is no plain word. */
    public Optional<String> plain(String field, Map<String, Sealed> attributes) {
        return text(field, attributes)
                .map(json -> Json.tree(json.getBytes(StandardCharsets.UTF_8)))
                .filter(JsonNode::isString)
                .map(JsonNode::asString);
    }

    private Optional<String> text(String field, Map<String, Sealed> seals) {
        return Optional.ofNullable(seals.get(field))
                .map(seal -> vault.open(Purpose.TELL, field, seal))
                .filter(Opening.Opened.class::isInstance)
                .map(opened -> ((Opening.Opened) opened).text());
    }
}
