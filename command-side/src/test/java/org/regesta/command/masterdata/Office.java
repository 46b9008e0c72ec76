package org.regesta.command.masterdata;

import java.util.Base64;
import org.regesta.command.Door;
import org.regesta.command.House;
import org.regesta.command.name.api.Names;
import org.regesta.command.name.api.Numbering;
import org.regesta.testkit.partner.RsaPairs;
import org.springframework.http.HttpMethod;

/** The office of master data, with its door. */
final class Office {

    static final String KEY = key();
    static final String SIGN_KEY = key();

    static final String CENTRE = """
            {"name":"North","addressLine1":"Main street 1","langCode":"eng","contactPerson":"Bao Nguyen",
            "contactPhone":"5551234","isActive":true,"centerTypeCode":"REG","latitude":"34.5259","longitude":"69.1723",
            "locationCode":"14022","holidayLocationCode":"RSK","workingHours":"8:00:00",
            "perKioskProcessTime":"00:15:00",
            "centerStartTime":"09:00:00","centerEndTime":"17:00:00","lunchStartTime":"13:00:00",
            "lunchEndTime":"14:00:00",
            "timeZone":"UTC","zoneCode":"RSK","numberOfKiosks":3,"workingNonWorkingDays":{"mon":true,"sun":false},
            "exceptionalHolidayPutPostDto":[]}""";

    static final String MACHINE = """
            {"name":"Desk-1","serialNum":"S1","macAddress":"00:00:00:00:00:01","ipAddress":"10.0.0.1",
            "machineSpecId":"1001",
            "isActive":true,"validityDateTime":"2030-01-01T00:00:00.000Z","zoneCode":"RSK","regCenterId":"10001",
            "publicKey":"%s","signPublicKey":"%s"}""".formatted(KEY, SIGN_KEY);

    final House house =
            new House(Centre.class, Machine.class, IdentitySchema.class, org.regesta.command.name.NameAccess.AGGREGATE);
    final Names names = new Names(house, house.ledger);
    final Numbering numbering = new Numbering(names);
    final Door door = new Door(
            house,
            new CentreEndpoint(new CentreOpening(house, numbering, house.vault, house.ledger), house, house.clock),
            new MachineEndpoint(new MachineRegistering(house, names, numbering, house.ledger), house, house.clock),
            new IdentitySchemaEndpoint(
                    new SchemaPublishing(house, numbering, house.ledger, house.clock), house, house.clock));

    Door.Answer centre(String request) {
        return door.mosip(HttpMethod.POST, "/v1/masterdata/registrationcenters", request);
    }

    Door.Answer machine(String request) {
        return door.mosip(HttpMethod.POST, "/v1/masterdata/machines", request);
    }

    Door.Answer schema(String request) {
        return door.mosip(HttpMethod.POST, "/v1/masterdata/idschema", request);
    }

    Door.Answer redraft(String id, String request) {
        return door.mosip(HttpMethod.PUT, "/v1/masterdata/idschema?id=" + id, request);
    }

    Door.Answer publish(String request) {
        return door.mosip(HttpMethod.PUT, "/v1/masterdata/idschema/publish", request);
    }

    static String key() {
        return Base64.getEncoder()
                .encodeToString(RsaPairs.generate().getPublic().getEncoded());
    }
}
