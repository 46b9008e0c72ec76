package org.regesta.cli.demo;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
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
        story.chapter("The office is set up", 1, () -> {
            Premises premises = new Premises(office.administrator(), clock);
            String centre = premises.openCentre("Harbour");
            String machine = premises.registerMachine(centre);
            premises.publishSchema();
            office.appointInField("110101", "Operator", Set.of("REGISTRATION_OFFICER"));
            office.appointInField("110102", "Supervisor", Set.of("REGISTRATION_SUPERVISOR"));
            story.say("   centre " + centre + ", machine " + machine + ", seed " + seed);
            return centre;
        });
    }

    void addresses() {
        story.say("API description: " + server.url() + "/v3/api-docs, data in " + options.data());
    }

    @Override
    public void close() {
        server.close();
    }
}
