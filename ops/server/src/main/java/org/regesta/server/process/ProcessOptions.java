package org.regesta.server.process;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to start an authentication process.
 *
 * @param data its own folder, made if missing: its key pair and, without a database, what it knows
 * @param house where the house's keeper's door is
 * @param root by which the house is known: lower-case hex SHA-256 of its root certificate
 * @param client the id by which the house has registered this process
 * @param address to listen on
 * @param port of its one HTTP port; 0 for any free one
 * @param authMongo connection string of a MongoDB for what it knows; none for its folder
 */
public record ProcessOptions(
        Path data,
        InetSocketAddress house,
        String root,
        String client,
        String address,
        int port,
        Optional<String> authMongo) {}
