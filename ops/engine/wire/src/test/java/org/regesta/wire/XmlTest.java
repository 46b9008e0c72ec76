package org.regesta.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class XmlTest {

    @Test
    void what_is_read_is_written_with_its_name_spaces_and_what_was_changed() throws IOException {
        Document tree = Xml.tree("<a:one xmlns:a=\"urn:a\"><a:two>2</a:two></a:one>".getBytes(UTF_8));
        tree.getElementsByTagNameNS("urn:a", "two").item(0).setTextContent("3");
        assertThat(new String(Xml.write(tree), UTF_8)).endsWith("<a:one xmlns:a=\"urn:a\"><a:two>3</a:two></a:one>");
    }

    @Test
    void nothing_with_a_doctype_is_read_nor_what_is_no_xml() {
        for (String text : new String[] {
            "<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", "<a>", ""
        }) {
            assertThatThrownBy(() -> Xml.tree(text.getBytes(UTF_8))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void what_others_send_is_refused_without_a_word_on_the_console() {
        PrintStream console = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, UTF_8));
        try {
            assertThatThrownBy(() -> Xml.tree(new byte[] {(byte) 0xff, (byte) 0xa0}))
                    .isInstanceOf(IOException.class);
        } finally {
            System.setErr(console);
        }
        assertThat(said.toString(UTF_8)).isEmpty();
    }
}
