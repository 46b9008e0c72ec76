package org.regesta.server.process;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.springboot.autoconfig.AxonTimeoutAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.axonframework.springboot.autoconfig.XStreamAutoConfiguration;
import org.regesta.server.DataFolder;
import org.regesta.server.Logs;
import org.regesta.server.PortTaken;
import org.regesta.server.access.PartnersGate;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * An authentication process. Of the rooms it has authentication alone, and of that what partners ask: what services of
 * the house ask with a token stays in the house.
 */
@EnableAutoConfiguration(
        exclude = {
            UpdateCheckerAutoConfiguration.class,
            XStreamAutoConfiguration.class,
            AxonTimeoutAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
@ComponentScan(
        basePackages = {
            "org.regesta.auth",
            "org.regesta.command.hotlist.api",
            "org.regesta.command.name.api",
            "org.regesta.server.web",
            "org.regesta.server.delivery"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            "org\\.regesta\\.auth\\.ida\\.(Internal|Resident).*",
                            "org\\.regesta\\.server\\.delivery\\.(SagaRebuild|ParkedEndpoint|GoneValues)",
                            "org\\.regesta\\.command\\.name\\.api\\.Numbering"
                        }))
@Import({ProcessParts.class, PartnersGate.class})
public class AuthProcess {

    /** One that runs. */
    public static final class Instance implements Closeable {
        private final ConfigurableApplicationContext context;
        private final DataFolder folder;

        Instance(ConfigurableApplicationContext context, DataFolder folder) {
            this.context = context;
            this.folder = folder;
        }

        /** Where it answers, such as {@code http://127.0.0.1:8090}. */
        public String url() {
            return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
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
     * Starts one.
     *
     * @param own says, before anything else is done, what the house is to know it by
     * @throws DataFolder.InUse when another process works on its folder
     * @throws org.regesta.engine.keeper.KeeperLine.NotAGuest when the house does not let it in
     * @throws org.regesta.engine.keeper.KeeperLine.HouseAway when the house does not answer
     * @throws PortTaken when another program listens there
     */
    public static Instance start(ProcessOptions options, Clock clock, Consumer<OwnPair> own) {
        DataFolder folder = DataFolder.open(options.data());
        try {
            OwnPair pair = OwnPair.in(folder.sub("own"), clock);
            own.accept(pair);
            return new Instance(application(options, pair, folder, clock).run(), folder);
        } catch (RuntimeException startFailed) { // whatever it was, the folder is let go before it goes on
            try {
                folder.close();
            } catch (IOException cannotRelease) {
                startFailed.addSuppressed(cannotRelease);
            }
            throw PortTaken.orAsItIs(startFailed);
        }
    }

    private static SpringApplication application(ProcessOptions options, OwnPair own, DataFolder folder, Clock clock) {
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        SpringApplication application = new SpringApplication(AuthProcess.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(true);
        application.setDefaultProperties(Map.of(
                "server.port",
                options.port(),
                "server.address",
                options.address(),
                "logging.file.name",
                folder.sub("logs").resolve("regesta.log").toString()));
        application.addInitializers(context -> {
            Logs.keepSpringsStoriesOffTheConsole();
            context.getBeanFactory().registerSingleton("clock", clock);
            context.getBeanFactory().registerSingleton("processOptions", options);
            context.getBeanFactory().registerSingleton("ownPair", own);
            context.getBeanFactory().registerSingleton("dataFolder", folder);
        });
        return application;
    }
}
