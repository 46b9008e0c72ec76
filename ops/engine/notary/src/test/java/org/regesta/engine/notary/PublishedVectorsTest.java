package org.regesta.engine.notary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regesta.testkit.Needs;
import org.regesta.testkit.Shared;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Work that is not ours: RFC 8032, the trees of Certificate Transparency, transparency-dev's proofs, C2SP's texts. */
class PublishedVectorsTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final String[] LEAVES = {
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"
    };
    private static final String[] ROOTS = {
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    };

    @Test
    void the_first_example_of_rfc_8032_is_signed_as_it_says() {
        byte[] seed = HEX.parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        byte[] key = Ed25519.publicKey(seed);
        byte[] signature = Ed25519.sign(seed, new byte[0]);
        assertThat(HEX.formatHex(key)).isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(HEX.formatHex(signature))
                .isEqualTo("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        assertThat(Ed25519.verifies(key, new byte[0], signature)).isTrue();
        assertThat(Ed25519.verifies(key, new byte[1], signature)).isFalse();
    }

    @Test
    void the_trees_of_certificate_transparency_have_the_roots_it_published() {
        Tree tree = new Tree();
        assertThat(HEX.formatHex(tree.root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int i = 0; i < LEAVES.length; i++) {
            tree.append(Hashes.leaf(HEX.parseHex(LEAVES[i])));
            assertThat(HEX.formatHex(tree.root())).isEqualTo(ROOTS[i]);
        }
    }

    @Test
    @Needs(Needs.SHARED)
    void every_published_inclusion_proof_is_judged_right() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(Shared.data("merkle/testdata"))) {
            all.filter(file -> file.toString().endsWith(".json")).forEach(files::add);
        }
        assertThat(files).hasSizeGreaterThan(90);
        JsonMapper json = JsonMapper.builder().build();
        for (Path file : files) {
            JsonNode vector = json.readTree(Files.readAllBytes(file));
            List<byte[]> path = new ArrayList<>();
            vector.path("proof").forEach(hash -> path.add(bytes(hash)));
            boolean judged = ProofCheck.included(
                    bytes(vector.path("leafHash")),
                    vector.get("leafIdx").bigIntegerValue().longValue(),
                    vector.get("treeSize").bigIntegerValue().longValue(),
                    path,
                    bytes(vector.path("root")));
            assertThat(judged)
                    .as(file.getParent().getFileName() + "/" + file.getFileName())
                    .isEqualTo(!vector.get("wantErr").asBoolean());
        }
    }

    private static byte[] bytes(JsonNode base64) {
        return base64.isString() ? Base64.getDecoder().decode(base64.asString()) : new byte[0];
    }

    /** Signatures are checked by one library here; another must say the same of each, sound or spoilt in any byte. */
    @Test
    void the_jdk_judges_every_signature_as_we_do() throws GeneralSecurityException {
        byte[] seed = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        byte[] message = "so many leaves, with this root".getBytes(StandardCharsets.UTF_8);
        byte[] signature = Ed25519.sign(seed, message);
        byte[] key = Ed25519.publicKey(seed);
        assertThat(Ed25519.verifies(key, message, signature)).isTrue();
        assertThat(byTheJdk(key, message, signature)).isTrue();
        for (byte[] spoilt : List.of(signature, message, key)) {
            for (int at = 0; at < spoilt.length; at++) {
                spoilt[at] ^= (byte) (1 << at % 8);
                assertThat(Ed25519.verifies(key, message, signature)).isFalse();
                assertThat(byTheJdk(key, message, signature)).isFalse();
                spoilt[at] ^= (byte) (1 << at % 8);
            }
        }
    }

    private static boolean byTheJdk(byte[] key, byte[] message, byte[] signature) throws GeneralSecurityException {
        byte[] spki = HexFormat.of()
                .parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(key)); // RFC 8410
        Signature check = Signature.getInstance("Ed25519");
        try {
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
            check.update(message);
            return check.verify(signature);
        } catch (InvalidKeyException | SignatureException noneOfThat) {
            return false;
        }
    }

    @Test
    void the_example_of_tlog_witness_is_read() {
        Note note = Note.of("""
                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                — example.com/behind-the-sofa \
                Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                """);
        Checkpoint checkpoint = Checkpoint.of(note);
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.text()).isEqualTo(note.text());
    }

    @Test
    void tiles_are_named_as_tlog_tiles_names_them() {
        assertThat(new Tile(0, 1_234_067, Tile.FULL).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new Tile(Tile.ENTRIES, 67, 3).path()).isEqualTo("tile/entries/067.p/3");
        assertThat(Tile.of("0/x001/x234/067")).isEqualTo(new Tile(0, 1_234_067, Tile.FULL));
        assertThat(LogFiles.partials(70_000))
                .containsExactly(new Tile(0, 273, 112), new Tile(1, 1, 17), new Tile(2, 0, 1));
    }
}
