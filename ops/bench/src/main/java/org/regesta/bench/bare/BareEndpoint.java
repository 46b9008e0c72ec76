package org.regesta.bench.bare;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.regesta.testkit.PostgresCluster;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What the least service of this kind does, on Spring Boot and a PostgreSQL of its own: looks a person's row up, checks
 * an HMAC over the request with the secret in it, and inserts an audit row, durably, before it answers.
 */
public final class BareEndpoint implements AutoCloseable {

    private static final int CONNECTIONS_MAX = 32;
    private static final byte[] SECRET = "of everyone, as this only measures".getBytes(StandardCharsets.UTF_8);

    private final PostgresCluster cluster;
    private final HikariDataSource pool;
    private final ServletWebServerApplicationContext context;

    /** @param people rows in the table, by id {@code p0}, {@code p1} … */
    public BareEndpoint(Path folder, int people) throws SQLException {
        cluster = PostgresCluster.startIn(folder);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(cluster.jdbcUrl());
        config.setUsername(cluster.user());
        config.setPassword(cluster.password());
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        pool = new HikariDataSource(config);
        fill(pool, people);
        SpringApplication application = new SpringApplication(
                TomcatServletWebServerAutoConfiguration.class,
                DispatcherServletAutoConfiguration.class,
                WebMvcAutoConfiguration.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(Map.of("server.port", "0", "server.address", "127.0.0.1"));
        application.addInitializers(fresh ->
                ((GenericApplicationContext) fresh).registerBean("routes", RouterFunction.class, () -> routes(pool)));
        context = (ServletWebServerApplicationContext) application.run();
    }

    public int port() {
        return Objects.requireNonNull(context.getWebServer()).getPort();
    }

    /** CPU of its database. */
    public Duration databaseCpu() {
        return cluster.cpuTime();
    }

    /** A request that this service says yes to. */
    public static String body(int person) {
        String id = "p" + person;
        return "{\"id\":\"" + id + "\",\"mac\":\"" + mac(SECRET, id) + "\"}";
    }

    private static RouterFunction<ServerResponse> routes(DataSource people) {
        return RouterFunctions.route()
                .POST("/check", request -> check(request, people))
                .build();
    }

    private static ServerResponse check(ServerRequest request, DataSource people) throws Exception {
        @SuppressWarnings("unchecked")
        Map<String, String> body = request.body(Map.class);
        String id = body.getOrDefault("id", "");
        boolean yes = false;
        try (Connection connection = people.getConnection()) {
            try (PreparedStatement look = connection.prepareStatement("select secret from person where id = ?")) {
                look.setString(1, id);
                try (ResultSet found = look.executeQuery()) {
                    yes = found.next() && same(mac(found.getBytes(1), id), body.getOrDefault("mac", ""));
                }
            }
            try (PreparedStatement note =
                    connection.prepareStatement("insert into audit (at, person, yes) values (now(), ?, ?)")) {
                note.setString(1, id);
                note.setBoolean(2, yes);
                note.executeUpdate();
            }
        }
        return ServerResponse.ok().body(Map.of("yes", yes));
    }

    private static void fill(DataSource people, int count) throws SQLException {
        try (Connection connection = people.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("create table person (id text primary key, secret bytea not null)");
            sql.execute("create table audit (nr bigserial primary key, at timestamptz not null,"
                    + " person text not null, yes boolean not null)");
            sql.execute("insert into person select 'p' || n, '\\x"
                    + HexFormat.of().formatHex(SECRET) + "' from generate_series(0, " + (count - 1) + ") n");
            sql.execute("vacuum analyze person");
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static String mac(byte[] secret, String id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    @Override
    public void close() {
        context.close();
        pool.close();
        cluster.close();
    }
}
