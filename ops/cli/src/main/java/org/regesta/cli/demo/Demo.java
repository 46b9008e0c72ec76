package org.regesta.cli.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;

/** The story, chapter by chapter. */
final class Demo implements AutoCloseable {

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
            story.say("   centre " + centre + ", machine " + machine + ", residents of seed " + seed);
            return Staff.hire(office, centre, machine, clock);
        });
        Enrolments enrolments = new Enrolments(clock, story);
        story.chapter("Taking down " + Enrolments.RESIDENTS + " residents, two fingers each", Enrolments.RESIDENTS, () -> {
            enrolments.takeDown(seed, staff.centre(), staff.machine());
            return "";
        });
        story.chapter("From packet to identity", Enrolments.RESIDENTS, () -> {
            enrolments.bringIn(new Field(staff.registrationClient(), clock));
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
        List<String> before = answersOf(answers, subject, enrolments);
        before.forEach(story::say);
    }

    private void tellWhatBecameOfThem(Enrolments enrolments, Staff staff) {
        story.say("   identities: " + enrolments.standing("FINISHED")
                + ", refused: " + enrolments.standing("REJECTED_INVALID")
                + ", before the adjudicator: " + enrolments.standing("IN_ADJUDICATION"));
        staff.officer()
                .get("/v1/registrations/" + enrolments.damaged().packet().rid())
                .path("reasons")
                .forEach(reason -> story.say("   the damaged packet: " + reason.path("words").asString()));
        story.say("   the child with a guardian: "
                + Enrolments.standing(staff.officer(), enrolments.child().packet().rid()));
    }

    private List<String> answersOf(Answers answers, String subject, Enrolments enrolments) throws Exception {
        List<String> all = new ArrayList<>();
        all.addAll(story.chapter("The history of one resident", 1, () -> answers.history(subject)));
        all.addAll(story.chapter("The audit trail of the duplicate", 1, () -> answers.audit(
                enrolments.twin().packet().rid())));
        all.addAll(story.chapter("The report", 1, answers::report));
        return all;
    }

    void addresses() {
        story.say("API description: " + server.url() + "/v3/api-docs, data in " + options.data());
    }

    @Override
    public void close() {
        server.close();
    }
}
