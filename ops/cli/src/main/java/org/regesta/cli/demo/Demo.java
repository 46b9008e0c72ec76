package org.regesta.cli.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.regesta.cli.verb.Failed;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import tools.jackson.databind.JsonNode;

/** The story, chapter by chapter. */
final class Demo implements AutoCloseable {

    private static final int WIDTH = 180;

    private final Options options;
    private final Story story;
    private final Clock clock;
    private final long seed;
    private RegestaServer.Instance server;

    Demo(Options options, Story story, Clock clock, long seed) throws Exception {
        this.options = options;
        this.story = story;
        this.clock = clock;
        this.seed = seed;
        this.server =
                story.chapter("Regesta starts: house keys, one administrator", 1, () -> RegestaServer.start(options));
    }

    void tell() throws Exception {
        Api anyone = new Api(server.url(), Optional.empty());
        Office office = new Office(anyone, server.administratorLink().orElseThrow());
        Premises premises = new Premises(office.administrator(), clock);
        Staff staff = story.chapter("The office: a centre, a machine, a schema, five officers", 8, () -> {
            String centre = premises.openCentre("Harbour");
            String machine = premises.registerMachine(centre);
            premises.publishSchema();
            premises.nameGenders();
            story.say("   centre " + centre + ", machine " + machine + ", residents of seed " + seed);
            return Staff.hire(office, centre, machine, premises.seal(centre, machine), clock);
        });
        Enrolments enrolments = new Enrolments(clock, story);
        story.chapter(
                "Taking down " + Enrolments.RESIDENTS + " residents, two fingers each", Enrolments.RESIDENTS, () -> {
                    enrolments.takeDown(seed, staff.centre(), staff.machine());
                    return "";
                });
        story.chapter("From packet to identity", Enrolments.RESIDENTS, () -> {
            enrolments.bringIn(staff.field());
            enrolments.await(staff.officer());
            return "";
        });
        tellWhatBecameOfThem(enrolments, staff);
        story.chapter("Adjudication: one person under two names", 1, () -> {
            new Counter(staff.adjudicator(), story).decide(enrolments, staff.officer());
            return "";
        });
        Answers answers = new Answers(staff.officer(), staff.auditor());
        String subject = answers.subject(enrolments.first().packet().rid());
        story.chapter("Life goes on: an update and its correction, a lost number, a child, a death", 6, () -> {
            new LifeGoesOn(staff, answers, clock, story).tell(enrolments.second(), seed, colleague(anyone));
            return "";
        });
        Bank.Counters counters =
                story.chapter("A bank: partner, certificate, policy, API key, MISP licence", 2, () -> new Bank(
                                office.administrator(), clock)
                        .open());
        story.chapter("Ten authentications, good and bad", 10, () -> {
            JsonNode card = answers.card(subject);
            new TenQuestions(counters, office.administrator(), story, clock)
                    .ask(enrolments.first().person(), card.path("uin").asString(), vid(card));
            return "";
        });
        List<String> before = tellAnswers(answers, subject, enrolments);
        story.chapter("A restart", 1, () -> {
            server.close();
            server = RegestaServer.start(options);
            return "";
        });
        List<String> after = answers.all(subject, enrolments.twin().packet().rid());
        if (!after.equals(before)) {
            throw new Failed("after the restart the answers are others than before");
        }
        story.say("   the same answers as before: " + after.size() + " lines");
    }

    /** Of another administrator's appointing: nobody can be both the officer and this one. */
    private Api colleague(Api anyone) {
        Office deputy = new Office(anyone, server.appointAdministrator("deputy"));
        return deputy.appoint("110106", "Head of another office", Set.of("REGISTRATION_ADMIN"));
    }

    private static String vid(JsonNode card) {
        return card.path("vids").path(0).path("vid").asString();
    }

    private List<String> tellAnswers(Answers answers, String subject, Enrolments enrolments) throws Exception {
        String twin = enrolments.twin().packet().rid();
        List<String> all = new ArrayList<>();
        all.addAll(tell("The history of one resident", () -> answers.history(subject)));
        all.addAll(tell("The audit trail of the duplicate", () -> answers.audit(twin)));
        all.addAll(tell("The report: enrolments by day, centre and age group", answers::report));
        return all;
    }

    private List<String> tell(String title, Callable<List<String>> lines) throws Exception {
        return story.chapter(title, 1, () -> {
            List<String> told = lines.call();
            told.forEach(line -> story.say("   " + (line.length() > WIDTH ? line.substring(0, WIDTH) + " …" : line)));
            return told;
        });
    }

    private void tellWhatBecameOfThem(Enrolments enrolments, Staff staff) {
        story.say("   identities: " + enrolments.standing("FINISHED")
                + ", refused: " + enrolments.standing("REJECTED_INVALID")
                + ", before the adjudicator: " + enrolments.standing("IN_ADJUDICATION"));
        staff.officer()
                .get("/v1/registrations/" + enrolments.damaged().packet().rid())
                .path("reasons")
                .forEach(reason -> story.say(
                        "   the damaged packet: " + reason.path("words").asString()));
        story.say("   the child with a guardian: "
                + Enrolments.standing(
                        staff.officer(), enrolments.child().packet().rid()));
    }

    void addresses() {
        story.say("API description: " + server.url() + "/v3/api-docs, data in " + options.data());
    }

    @Override
    public void close() {
        server.close();
    }
}
