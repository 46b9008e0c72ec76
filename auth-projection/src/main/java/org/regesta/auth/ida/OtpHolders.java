package org.regesta.auth.ida;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.person.Person;
import org.regesta.ports.Attribution;
import org.regesta.ports.Holders;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;
import org.springframework.stereotype.Component;

/** Knows the holder of an identity by an OTP, through the door that every authentication passes. */
@Component
class OtpHolders implements Holders {

    private final Door door;
    private final HolderDesk desk;
    private final OtpPost post;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OtpHolders(Door door, HolderDesk desk, OtpPost post, Clock clock) {
        this.door = door;
        this.desk = desk;
        this.post = post;
        this.clock = clock;
    }

    @Override
    public Optional<Holder> known(Claim claim, Attribution by) {
        Asked asked = new Asked(Service.INTERNAL_AUTH, "", by.actor(), "", "", envelope(claim));
        AtomicReference<@Nullable Person> found = new AtomicReference<>();
        Answer answer = door.internal(asked, by, visit -> {
            found.set(desk.known(visit, claim.otp()));
            return Yes.of(Map.of());
        });
        return Optional.ofNullable(found.get())
                .filter(person -> answer.good()) // a no that came after, as when it could not be recorded, is a no
                .map(person -> new Known(person, post));
    }

    /** What makes this attempt this one; the OTP is not in it, as a hash of it would give it away. */
    private byte[] envelope(Claim claim) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        Map<String, String> envelope = new LinkedHashMap<>();
        envelope.put("id", Service.INTERNAL_AUTH.id());
        envelope.put("version", "1.0");
        envelope.put("requestTime", MosipTime.text(clock.instant()));
        envelope.put("transactionID", claim.transactionId());
        envelope.put("individualId", claim.individualId());
        if (!claim.individualIdType().isEmpty()) {
            envelope.put("individualIdType", claim.individualIdType());
        }
        envelope.put("nonce", Base64.getEncoder().encodeToString(nonce));
        return Json.write(envelope).getBytes(StandardCharsets.UTF_8);
    }

    private record Known(Person person, OtpPost post) implements Holder {

        @Override
        public String subject() {
            return person.subject();
        }

        @Override
        public boolean tell(String kind, String text) {
            return post.tell(person, kind, text);
        }

        @Override
        public String toString() {
            return "Known";
        }
    }
}
