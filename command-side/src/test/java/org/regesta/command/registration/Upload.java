package org.regesta.command.registration;

import java.io.File;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A part of a multipart request. */
record Upload(String name, byte[] content) implements MultipartFile {
    @Override
    public String getName() {
        return "file";
    }

    @Override
    public @Nullable String getOriginalFilename() {
        return name;
    }

    @Override
    public @Nullable String getContentType() {
        return "application/zip";
    }

    @Override
    public boolean isEmpty() {
        return content.length == 0;
    }

    @Override
    public long getSize() {
        return content.length;
    }

    @Override
    public byte[] getBytes() {
        return content;
    }

    @Override
    public InputStream getInputStream() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void transferTo(File to) {
        throw new UnsupportedOperationException();
    }
}
