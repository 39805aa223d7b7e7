package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.springframework.http.HttpStatus;

/** Content files in one zip: the same files always give the same bytes. */
final class ContentZip {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,60}\\.yaml");
    private static final int MOST_FILES = 200;
    private static final int MOST_BYTES = 8 << 20;

    private ContentZip() {}

    static byte[] write(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Files by name without folders; never unpacks more than fits. */
    static Map<String, String> read(byte[] bytes) {
        Map<String, String> files = new TreeMap<>();
        int left = MOST_BYTES;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] text = zip.readNBytes(left + 1);
                left -= text.length;
                if (left < 0 || files.size() == MOST_FILES) {
                    throw new Problem(HttpStatus.PAYLOAD_TOO_LARGE, "too-large", "The files are too large together.");
                }
                if (!entry.isDirectory()) {
                    String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                    files.put(checked(name), new String(text, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable();
        }
        return files;
    }

    /** A file's name, which errors repeat. */
    static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "import-invalid", "Files are named <area>.yaml.");
        }
        return name;
    }

    static Problem unreadable() {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "import-invalid",
                "A zip of <area>.yaml files is expected, or {\"files\":{…}}.");
    }
}
