package org.regesta.saga.registration.stage.validate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.regesta.command.hotlist.api.Hotlist;
import org.regesta.command.masterdata.api.Offices;
import org.regesta.engine.biometrics.SourceAfisBiometrics;
import org.regesta.saga.registration.Town;

/** Looks at who made packets and where, as it is set to; an officer's fingers are theirs when they say so. */
final class OfficeHouse {

    private final Town town;
    boolean hours;
    int metresMax;
    boolean devicesSigned;
    TwoOfficers.Rule two = TwoOfficers.Rule.FOR_EXCEPTIONS;

    OfficeHouse(Town town) {
        this.town = town;
    }

    OfficeCheck check(Offices offices, Hotlist hotlist) {
        OfficersFingers fingers = (cbeff, subject) -> Arrays.equals(cbeff, subject.getBytes(StandardCharsets.UTF_8));
        return new OfficeCheck(
                new PlaceCheck(offices, hotlist, hours, metresMax),
                new OfficerCheck(offices, fingers, hotlist),
                new DeviceCheck(
                        offices,
                        hotlist,
                        new DeviceSignatures(new DeviceTrust(town.ledger)),
                        new DeviceCheck.Signing(devicesSigned, "PT1H")),
                new TwoOfficers(new SourceAfisBiometrics(), two));
    }
}
