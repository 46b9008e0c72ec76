package org.regesta.cli.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.regesta.cli.verb.Failed;
import org.regesta.testkit.fingers.Impression;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;
import org.regesta.testkit.people.Person;
import org.regesta.wire.Json;

/** What comes after an identity: packets of the other processes, brought in by the same machine. */
final class LifeGoesOn {

    private static final int LOOKS = 600;

    private final Staff staff;
    private final Answers answers;
    private final Clock clock;
    private final Story story;
    private int sequence = 500;

    LifeGoesOn(Staff staff, Answers answers, Clock clock, Story story) {
        this.staff = staff;
        this.answers = answers;
        this.clock = clock;
        this.story = story;
    }

    /**
     * Of one resident, whose packets these are.
     *
     * @param colleague who approves what the head of office proposes
     */
    void tell(Enrolments.Resident who, long seed, Api colleague) {
        String subject = answers.subject(who.packet().rid());
        String uin = answers.card(subject).path("uin").asString();
        changeThePhone(who.person(), uin, subject, colleague);
        String lost = bring("LOST", showing(saying(Map.of()), who.person()));
        story.say("   the number was lost: fingers alone say who it is ("
                + (found(lost).equals(subject) ? "the right person" : "somebody else")
                + "), and the number went to where they can be reached");
        bring("NEW", child(who, seed));
        story.say("   a child of nine is registered by a finger of the parent");
        dieAndLive(subject, uin);
    }

    private String found(String rid) {
        return staff.officer().get("/v1/registrations/" + rid).path("subject").asString("");
    }

    private void changeThePhone(Person person, String uin, String subject, Api colleague) {
        String before = phone(subject);
        String update = bring("UPDATE", showing(saying(Map.of("UIN", uin, "phone", "0777123465")), person));
        awaitPhone(subject, "0777123465");
        story.say("   an update: a new phone number, proven by a finger");
        String proposal = staff.officer()
                .send(
                        "POST",
                        "/v1/proposals",
                        Map.of("kind", "TAKE_BACK_UPDATE", "target", subject + "@" + update, "ground", "INACCURATE"))
                .path("proposalId")
                .asString();
        colleague.send("POST", "/v1/proposals/" + proposal + "/approval", Map.of());
        awaitPhone(subject, before);
        story.say("   its correction: the number was written down wrong. The head of office proposes to take the update"
                + " back, a colleague approves it,");
        story.say("   and the number of before counts again; the history keeps the update, and who took it back");
    }

    private String phone(String subject) {
        return answers.card(subject).path("attributes").path("phone").asString("");
    }

    private void awaitPhone(String subject, String expected) {
        for (int look = 0; look < LOOKS && !phone(subject).equals(expected); look++) {
            LockSupport.parkNanos(100_000_000);
        }
        if (!phone(subject).equals(expected)) {
            throw new Failed("the phone number is not the one that was expected");
        }
    }

    private void dieAndLive(String subject, String uin) {
        bring("CRVS_DEATH", saying(Map.of("UIN", uin)));
        String dead = standing(subject, "DECEASED");
        bring("CRVS_DEATH_REVOKED", saying(Map.of("UIN", uin)));
        story.say("   the civil registry told a death: the identity stands at " + dead
                + ", and nobody is authenticated as this person any more");
        story.say("   the death was told in error and is revoked: the identity stands at " + standing(subject, "ACTIVE")
                + "; the history keeps both");
    }

    private Application child(Enrolments.Resident parent, long seed) {
        int number = ++sequence;
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Enroller(staff.centre(), staff.machine(), Staff.OPERATOR, Staff.SUPERVISOR)
                .enrol(new People(seed).child(number, 9, today), number, clock.instant())
                .with("introducerRID", parent.packet().rid())
                .withBiometrics("introducerBiometrics", fingers(parent.person()));
    }

    private Application saying(Map<String, Object> fields) {
        Map<String, Object> all = new TreeMap<>(fields);
        all.put("IDSchemaVersion", 0.1);
        Instant at = clock.instant();
        return new Application(
                Packet.rid(staff.centre(), staff.machine(), ++sequence, at),
                at,
                Json.mapper().valueToTree(all),
                Map.of(),
                Map.of(),
                Staff.OPERATOR,
                Staff.SUPERVISOR);
    }

    private Application showing(Application application, Person person) {
        return application.withBiometrics(Application.INDIVIDUAL_BIOMETRICS, fingers(person));
    }

    private byte[] fingers(Person person) {
        return Enroller.cbeff(person, clock.instant(), Enroller.INDEX_FINGERS, Impression.good(++sequence));
    }

    private String bring(String process, Application application) {
        Packet packet = new PacketTool(FieldCategories.usual(), process).pack(application);
        staff.field().announce(packet, process);
        staff.field().upload(packet);
        for (int look = 0; look < LOOKS; look++) {
            String standing = known(packet.rid());
            boolean looksLikeSomebody = process.equals("NEW") && standing.equals("IN_ADJUDICATION");
            if (standing.equals("FINISHED") || looksLikeSomebody) {
                return packet.rid();
            }
            if (standing.startsWith("REJECTED") || standing.equals("IN_ADJUDICATION")) {
                throw new Failed("the packet of process " + process + " stands at " + standing);
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new Failed("the packet of process " + process + " was not finished within a minute");
    }

    /** Nothing while the views have not heard of it yet. */
    private String known(String rid) {
        try {
            return Enrolments.standing(staff.officer(), rid);
        } catch (Failed answered) {
            if (String.valueOf(answered.getMessage()).contains("registration-unknown")) {
                return "";
            }
            throw answered;
        }
    }

    private String standing(String subject, String expected) {
        String standing = "";
        for (int look = 0; look < LOOKS && !standing.equals(expected); look++) {
            LockSupport.parkNanos(50_000_000);
            standing = answers.card(subject).path("standing").asString("");
        }
        if (!standing.equals(expected)) {
            throw new Failed("the identity stands at " + standing + ", not at " + expected);
        }
        return standing;
    }
}
