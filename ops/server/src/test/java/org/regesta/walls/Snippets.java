package org.regesta.walls;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Classes that no one should ever write, compiled in a test, in the packages where they would do harm. */
final class Snippets {

    private Snippets() {}

    /** @param sources one class each, with its package */
    static JavaClasses compiled(String... sources) {
        try {
            Path out = Files.createTempDirectory("snippets");
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StringWriter complaints = new StringWriter();
            List<JavaFileObject> files = new ArrayList<>();
            for (String source : sources) {
                files.add(new Source(source));
            }
            boolean good = compiler.getTask(
                            complaints,
                            null,
                            null,
                            List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", out.toString()),
                            null,
                            files)
                    .call();
            if (!good) {
                throw new AssertionError("a snippet does not compile: " + complaints);
            }
            return new ClassFileImporter().importPath(out);
        } catch (IOException cannotWrite) {
            throw new java.io.UncheckedIOException(cannotWrite);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///" + name(text) + ".java"), Kind.SOURCE);
            this.text = text;
        }

        private static String name(String text) {
            String declared = text.replaceAll("(?s).*?\\b(?:class|record|interface|enum) (\\w+).*", "$1");
            String in = text.replaceAll("(?s).*?package ([\\w.]+);.*", "$1");
            return in.replace('.', '/') + "/" + declared;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
