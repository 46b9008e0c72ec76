package org.regesta.events.partner;

import java.time.Instant;

/**
 * A MISP's licence. Stream {@code misp:<partnerId>}. The licence key is derived in the vault from {@code licenceId}.
 */
public sealed interface MispLicenceEvent {

    String partnerId();

    record Granted(String partnerId, String licenceId, Instant expires) implements MispLicenceEvent {}

    /** Until it is resumed nobody may ask under this licence. */
    record Suspended(String partnerId, String licenceId) implements MispLicenceEvent {}

    record Resumed(String partnerId, String licenceId) implements MispLicenceEvent {}
}
