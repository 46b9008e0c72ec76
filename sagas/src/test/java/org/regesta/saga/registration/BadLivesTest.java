package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.CorrectionRefused;
import org.regesta.events.registration.RegistrationEvent.FoundInvalid;
import org.regesta.events.registration.RegistrationEvent.InformationAsked;
import org.regesta.ports.Recorded;
import org.regesta.testkit.BadPackets;
import org.regesta.testkit.BadRows;
import org.regesta.testkit.biometrics.CbeffWriter;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.Document;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.PacketTool;

/**
 * Bad packets of each stage that is about people other than by their papers: all of a stage's come at once, each is
 * refused on its own for what is wrong with it, and its stream says so.
 */
class BadLivesTest {

    private static final String OWN = Application.INDIVIDUAL_BIOMETRICS;
    private static final String INTRODUCERS = "introducerBiometrics";
    private static final byte[] NO_XML = "a finger".getBytes(StandardCharsets.UTF_8);

    private final Lives lives = new Lives();
    private final Map<String, Fault> expected = new LinkedHashMap<>();
    private int sequence = 100;

    @Test
    @BadPackets(stage = "9 introducer", rows = 13)
    void nobody_answers_for_a_child_who_cannot(BadRows rows) {
        lives.bring(Process.NEW, Applicants.amina());
        String elder = lives.bring(Process.NEW, introduced(child(), 1));
        String deactivated = deactivated();
        String rejected = rejected();
        bad(introduced(child(), 2), FaultCode.INTRODUCER, INTRODUCERS); // another's finger
        bad(child(), FaultCode.INTRODUCER, INTRODUCERS); // none
        Application itself = child();
        bad(itself.with("introducerRID", itself.rid()), FaultCode.INTRODUCER, "introducerRID");
        bad(introduced(child(), 1).with("introducerRID", elder), FaultCode.INTRODUCER, "introducerRID");
        bad(introduced(child(), 1).with("introducerRID", rejected), FaultCode.INTRODUCER_REJECTED, "introducerRID");
        bad(byNumber("2345678901"), FaultCode.INTRODUCER, "introducerUIN");
        bad(byNumber(lives.uin(1)), FaultCode.INTRODUCER, "introducerUIN"); // the elder child's
        bad(byNumber(deactivated), FaultCode.INTRODUCER, "introducerUIN");
        bad(child().without("introducerRID").without("introducerName"), FaultCode.GUARDIAN, "introducerName");
        bad(child().withBiometrics(INTRODUCERS, NO_XML), FaultCode.CBEFF, INTRODUCERS);
        bad(child().withBiometrics(INTRODUCERS, withEntity()), FaultCode.CBEFF, INTRODUCERS);
        bad(child().withBiometrics(INTRODUCERS, noImage()), FaultCode.BIOMETRIC_RECORD, INTRODUCERS + "/Right Thumb");
        bad(introduced(child(), 1).with("dateOfBirth", "2026/11/22"), FaultCode.DATE, "dateOfBirth");
        eachIsRefused(rows);
    }

    @Test
    @BadPackets(stage = "11 authentication", rows = 14)
    void nobodys_record_is_changed_by_others(BadRows rows) {
        lives.bring(Process.NEW, Applicants.amina());
        String deactivated = deactivated();
        update(application -> Lives.showing(application, 2), FaultCode.NOT_THE_PERSON, OWN);
        update(application -> application, FaultCode.NOT_THE_PERSON, OWN);
        update(
                application -> Lives.showing(application, 1).withBiometrics("individualAuthBiometrics", fingers(2)),
                FaultCode.NOT_THE_PERSON,
                OWN);
        update(application -> application.with("UIN", "2345678901"), FaultCode.REFERENCE, "UIN");
        update(application -> application.with("UIN", "12"), FaultCode.REFERENCE, "UIN");
        update(application -> application.without("UIN"), FaultCode.REFERENCE, "UIN");
        update(application -> application.with("UIN", deactivated), FaultCode.REFERENCE, "registrationType");
        for (Process asked : List.of(Process.RES_UPDATE, Process.RES_REPRINT)) {
            Application said = Lives.saying(++sequence, Map.of("UIN", deactivated));
            expected.put(lives.arrive(asked, said), new Fault(FaultCode.REFERENCE, "registrationType"));
        }
        update(application -> application.withBiometrics(OWN, NO_XML), FaultCode.CBEFF, OWN);
        update(application -> application.withBiometrics(OWN, withEntity()), FaultCode.CBEFF, OWN);
        update(
                application -> application.withBiometrics(OWN, noImage()),
                FaultCode.BIOMETRIC_RECORD,
                OWN + "/Right Thumb");
        update(application -> application.with("dateOfBirth", "2026/11/22"), FaultCode.DATE, "dateOfBirth");
        update(application -> application.with("shoeSize", "44"), FaultCode.SCHEMA, "shoeSize");
        eachIsRefused(rows);
    }

    @Test
    @BadPackets(stage = "correction", rows = 11)
    void nothing_but_good_fingers_is_taken_from_a_correction(BadRows rows) {
        Map<UnaryOperator<Application>, Fault> bad = new LinkedHashMap<>();
        bad.put(good -> good.without(OWN), new Fault(FaultCode.FILE_MISSING, OWN));
        bad.put(good -> good.with("UIN", "2345678901"), new Fault(FaultCode.REFERENCE, "UIN"));
        bad.put(good -> good.withOfficers("nobody", "su1"), new Fault(FaultCode.OFFICER, "officerId"));
        bad.put(good -> good.withOfficers("op1", "nobody"), new Fault(FaultCode.OFFICER, "supervisorId"));
        bad.put(good -> good.withBiometrics(OWN, NO_XML), new Fault(FaultCode.CBEFF, OWN));
        bad.put(good -> good.withBiometrics(OWN, withEntity()), new Fault(FaultCode.CBEFF, OWN));
        bad.put(
                good -> good.withBiometrics(OWN, noImage()),
                new Fault(FaultCode.BIOMETRIC_RECORD, OWN + "/Right Thumb"));
        bad.put(good -> good.with("dateOfBirth", "2026/11/22"), new Fault(FaultCode.DATE, "dateOfBirth"));
        bad.put(good -> good.with("shoeSize", "44"), new Fault(FaultCode.SCHEMA, "shoeSize"));
        bad.put(good -> good.with("phone", "\u0007123456789"), new Fault(FaultCode.TEXT, "phone"));
        bad.put(
                good -> good.withDocument("proofOfIdentity", new Document("DOC001", "pdf", NO_XML)),
                new Fault(FaultCode.DOCUMENT, "proofOfIdentity"));
        Map<String, UnaryOperator<Application>> byRid = new LinkedHashMap<>();
        bad.forEach((how, fault) -> {
            String rid = lives.arrive(Process.NEW, adult().withBiometrics(OWN, Applicants.cbeff(sequence, 5)));
            byRid.put(rid, how);
            expected.put(rid, fault);
        });
        lives.live(Lives.FOREVER);
        byRid.forEach((rid, how) -> {
            Application good = Lives.saying(1, Map.of()).withRid(rid).withBiometrics(OWN, Applicants.cbeff(1, 90));
            lives.durable.town.bringInformation(
                    new PacketTool(FieldCategories.usual(), Process.BIOMETRIC_CORRECTION.name()).pack(how.apply(good)),
                    ((InformationAsked) lives.durable.town.newest(rid)).requestId());
        });
        lives.live(Lives.FOREVER);
        expected.forEach((rid, fault) -> {
            assertThat(only(rid, CorrectionRefused.class).faults())
                    .as(fault.toString())
                    .contains(fault);
            rows.ended(rid);
        });
    }

    private void bad(Application application, FaultCode code, String where) {
        expected.put(lives.arrive(Process.NEW, application), new Fault(code, where));
    }

    private void update(UnaryOperator<Application> how, FaultCode code, String where) {
        Application good = Lives.saying(++sequence, Map.of("UIN", lives.uin(), "phone", "0777123456"));
        expected.put(lives.arrive(Process.UPDATE, how.apply(good)), new Fault(code, where));
    }

    private void eachIsRefused(BadRows rows) {
        lives.live(Lives.FOREVER);
        expected.forEach((rid, fault) -> {
            assertThat(lives.durable.town.newest(rid))
                    .as(fault.toString())
                    .isInstanceOf(RegistrationEvent.Rejected.class);
            assertThat(only(rid, FoundInvalid.class).faults()).contains(fault);
            rows.ended(rid);
        });
    }

    private <E> E only(String rid, Class<E> type) {
        List<E> found = lives.durable.town.ledger.stream(Book.REGISTRY, "registration:" + rid).stream()
                .map(Recorded::payload)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
        assertThat(found).as("%s: %s", rid, expected.get(rid)).hasSize(1);
        return found.getFirst();
    }

    private String deactivated() {
        lives.bring(Process.NEW, adult());
        String uin = lives.uin(lives.events(IdentityEvent.Issued.class).size() - 1);
        lives.bring(Process.DEACTIVATED, Lives.saying(++sequence, Map.of("UIN", uin)));
        return uin;
    }

    private String rejected() {
        return lives.bring(Process.NEW, adult().with("dateOfBirth", "2190/01/01"));
    }

    private Application adult() {
        sequence++;
        String name = "Person " + (char) ('A' + sequence % 26) + (char) ('A' + sequence / 26 % 26);
        String born = "19%02d/03/%02d".formatted(sequence % 90 + 10, sequence % 28 + 1);
        return Applicants.person(sequence, name, born, "MLE", sequence);
    }

    private Application child() {
        sequence++;
        String name = "Child " + (char) ('A' + sequence % 26) + (char) ('A' + sequence / 26 % 26);
        return Applicants.child(sequence, name, "20%02d/02/%02d".formatted(sequence % 12 + 12, sequence % 28 + 1));
    }

    private Application byNumber(String uin) {
        return introduced(child(), 1).without("introducerRID").with("introducerUIN", uin);
    }

    private static Application introduced(Application child, int fingers) {
        return child.withBiometrics(INTRODUCERS, fingers(fingers));
    }

    private static byte[] fingers(int of) {
        return Applicants.cbeff(of, 90);
    }

    private static byte[] withEntity() {
        String cbeff = new String(fingers(1), StandardCharsets.UTF_8);
        String doctype = "<!DOCTYPE BIR [<!ENTITY out SYSTEM \"file:///etc/hostname\">]>";
        int root = cbeff.indexOf("<BIR");
        return (cbeff.substring(0, root) + doctype + cbeff.substring(root)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] noImage() {
        CbeffWriter cbeff = new CbeffWriter(Applicants.MADE);
        cbeff.finger(Finger.RIGHT_THUMB, 90, NO_XML);
        return cbeff.xml();
    }
}
