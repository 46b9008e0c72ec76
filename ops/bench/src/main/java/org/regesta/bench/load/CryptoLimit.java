package org.regesta.bench.load;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.regesta.bench.Cpu;

/**
 * What this machine's cores allow, if a request were nothing but its cryptography: the partner's RS256 signature
 * checked, the session key unwrapped (RSA-OAEP, 2,048 bits), request and HMAC opened (AES-256-GCM), the answer signed
 * (RS256).
 */
public final class CryptoLimit {

    private static final byte[] BODY = new byte[1_200];
    private static final byte[] INNER = new byte[200];
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private CryptoLimit() {}

    /**
     * @param perSecond with all cores
     * @param cpuMillis for one request's operations
     */
    public record Limit(double perSecond, double cpuMillis) {}

    /** Who computes: the JDK's own providers, or for RSA the native one that authentication uses where it loads. */
    public enum By {
        PLATFORM,
        NATIVE
    }

    /** Measures for so long, on as many threads as there are cores. */
    public static Limit measure(Duration time, By by) throws GeneralSecurityException {
        Work work = new Work(by);
        work.once(); // warms up and proves that it works
        AtomicInteger done = new AtomicInteger();
        Duration cpu = Cpu.used();
        long began = System.nanoTime();
        long end = began + time.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int core = 0; core < Runtime.getRuntime().availableProcessors(); core++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    while (System.nanoTime() < end) {
                        work.once();
                        done.incrementAndGet();
                    }
                } catch (GeneralSecurityException everyPlatformCan) {
                    throw new IllegalStateException(everyPlatformCan);
                }
            }));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Limit(done.get() / seconds, Cpu.used().minus(cpu).toNanos() / 1e6 / done.get());
    }

    private static final class Work {

        private final KeyPair pair;
        private final SecretKey session;
        private final byte[] iv = new byte[16];
        private final byte[] wrapped;
        private final byte[] sealed;
        private final byte[] signature;

        private final By by;

        Work(By by) throws GeneralSecurityException {
            AmazonCorrettoCryptoProvider library = AmazonCorrettoCryptoProvider.INSTANCE;
            this.by = library.getLoadingError() == null ? by : By.PLATFORM;
            KeyPairGenerator generator = this.by == By.NATIVE
                    ? KeyPairGenerator.getInstance("RSA", library)
                    : KeyPairGenerator.getInstance("RSA", "SunRsaSign");
            generator.initialize(2048);
            pair = generator.generateKeyPair();
            KeyGenerator aes = KeyGenerator.getInstance("AES");
            aes.init(256);
            session = aes.generateKey();
            new SecureRandom().nextBytes(iv);
            Cipher rsa = rsa();
            rsa.init(Cipher.ENCRYPT_MODE, pair.getPublic(), OAEP);
            wrapped = rsa.doFinal(session.getEncoded());
            Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
            gcm.init(Cipher.ENCRYPT_MODE, session, new GCMParameterSpec(128, iv));
            sealed = gcm.doFinal(INNER);
            signature = sign();
        }

        void once() throws GeneralSecurityException {
            Signature check = signature();
            check.initVerify(pair.getPublic());
            check.update(BODY);
            if (!check.verify(signature)) {
                throw new GeneralSecurityException("a good signature was refused");
            }
            Cipher rsa = rsa();
            rsa.init(Cipher.DECRYPT_MODE, pair.getPrivate(), OAEP);
            rsa.doFinal(wrapped);
            for (int each = 0; each < 2; each++) {
                Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
                gcm.init(Cipher.DECRYPT_MODE, session, new GCMParameterSpec(128, iv));
                gcm.doFinal(sealed);
            }
            sign();
        }

        private Cipher rsa() throws GeneralSecurityException {
            return by == By.NATIVE
                    ? Cipher.getInstance("RSA/ECB/OAEPPadding", AmazonCorrettoCryptoProvider.INSTANCE)
                    : Cipher.getInstance("RSA/ECB/OAEPPadding", "SunJCE");
        }

        private Signature signature() throws GeneralSecurityException {
            return by == By.NATIVE
                    ? Signature.getInstance("SHA256withRSA", AmazonCorrettoCryptoProvider.INSTANCE)
                    : Signature.getInstance("SHA256withRSA", "SunRsaSign");
        }

        private byte[] sign() throws GeneralSecurityException {
            Signature sign = signature();
            sign.initSign(pair.getPrivate());
            sign.update(BODY);
            return sign.sign();
        }
    }
}
