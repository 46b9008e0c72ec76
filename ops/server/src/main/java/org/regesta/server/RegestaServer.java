package org.regesta.server;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.springboot.autoconfig.AxonTimeoutAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.axonframework.springboot.autoconfig.XStreamAutoConfiguration;
import org.regesta.command.officer.api.Appointments.SignInLink;
import org.regesta.engine.keeper.KeeperDoor;
import org.regesta.ports.HouseKeys;
import org.regesta.server.access.FirstStart;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole system in one process. */
@SpringBootApplication(
        exclude = { // nothing phones home, nothing is XStream, and no timer of Axon's cuts a handler off
            UpdateCheckerAutoConfiguration.class,
            XStreamAutoConfiguration.class,
            AxonTimeoutAutoConfiguration.class
        },
        scanBasePackages = {
            "org.regesta.server",
            "org.regesta.command",
            "org.regesta.saga",
            "org.regesta.query",
            "org.regesta.auth"
        })
public class RegestaServer {

    /** A running system. */
    public static final class Instance implements Closeable {
        private final ConfigurableApplicationContext context;
        private final DataFolder folder;

        private final Optional<String> administratorLink;

        Instance(ConfigurableApplicationContext context, DataFolder folder, Optional<String> administratorLink) {
            this.context = context;
            this.folder = folder;
            this.administratorLink = administratorLink;
        }

        /** Where it answers, such as {@code http://127.0.0.1:8080}. */
        public String url() {
            return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
        }

        /** The one-time link the administrator signs in with, where one was made by this start: path and fragment. */
        public Optional<String> administratorLink() {
            return administratorLink;
        }

        /**
         * Appoints another administrator, in the name of whoever sits at the console.
         *
         * @return the one-time link to sign in with: path and fragment
         */
        public String appointAdministrator(String officerId) {
            return context.getBean(FirstStart.class).further(officerId).link();
        }

        /** The fingerprint by which processes of their own know it; none where it has no door for them. */
        public Optional<String> root() {
            return context.getBean(Options.class)
                    .keeper()
                    .map(open -> KeeperDoor.fingerprint(
                            context.getBean(HouseKeys.class).pair("ROOT", "").certificate()));
        }

        /** One of its parts, for verbs that work on an opened folder. */
        public <T> T part(Class<T> type) {
            return context.getBean(type);
        }

        /** The Spring context, for tests that walk the running mapping. */
        public ConfigurableApplicationContext context() {
            return context;
        }

        @Override
        public void close() {
            context.close();
            try {
                folder.close();
            } catch (IOException cannotRelease) {
                throw new UncheckedIOException(cannotRelease);
            }
        }
    }

    /**
     * Starts on a folder; a second start carries on where the first ended.
     *
     * @throws DataFolder.InUse when another process works on it
     * @throws DataFolder.Unusable when the folder cannot be made, read or written
     * @throws DataFolder.Unfinished when a restore into it was not finished
     * @throws PortTaken when another program listens there
     */
    public static Instance start(Options options) {
        return start(options, Clock.systemUTC());
    }

    /** The same by another clock, for tests of clocks that are set. */
    public static Instance start(Options options, Clock clock) {
        DataFolder folder = DataFolder.open(options.data());
        try {
            if (!options.resting()) {
                folder.refuseUnfinished();
            }
            ConfigurableApplicationContext context =
                    application(options, folder, clock).run();
            Optional<String> link = options.resting()
                    ? Optional.empty()
                    : context.getBean(FirstStart.class)
                            .begin(options.newAdministratorLink())
                            .map(SignInLink::link);
            return new Instance(context, folder, link);
        } catch (RuntimeException startFailed) { // whatever it was, the folder is let go before it goes on
            try {
                folder.close();
            } catch (IOException cannotRelease) {
                startFailed.addSuppressed(cannotRelease);
            }
            throw PortTaken.orAsItIs(startFailed);
        }
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException noneFree) {
            throw new UncheckedIOException(noneFree);
        }
    }

    private static SpringApplication application(Options options, DataFolder folder, Clock clock) {
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        SpringApplication application = new SpringApplication(RegestaServer.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(true);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", options.port() == 0 ? freePort() : options.port()); // the issuer's name holds it
        settings.put("server.address", options.address());
        settings.put(
                "logging.file.name", folder.sub("logs").resolve("regesta.log").toString());
        application.setDefaultProperties(settings);
        application.addInitializers(context -> {
            Logs.keepSpringsStoriesOffTheConsole();
            context.getBeanFactory().registerSingleton("clock", clock);
            context.getBeanFactory().registerSingleton("options", options);
            context.getBeanFactory().registerSingleton("dataFolder", folder);
        });
        return application;
    }
}
