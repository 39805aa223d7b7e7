package ar.gob.buenosaires.vecino;

import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * The last net under the rule that logs hold nothing personal: whatever looks like a phone number, a BSUID or a wamid is
 * masked in every string of a production log line, stack traces of libraries included.
 */
class LogMask implements StructuredLoggingJsonMembersCustomizer<Object> {

    // ids of our own are shorter; a phone number has 10 digits or more, a BSUID a country in front of them
    private static final Pattern PERSONAL =
            Pattern.compile("wamid\\.[A-Za-z0-9+/=_-]+|\\b[A-Z]{2}\\.\\w{8,}|(?<![\\w.-])\\+?\\d{10,15}(?![\\w-])");

    @Override
    public void customize(Members<Object> members) {
        members.applyingValueProcessor(ValueProcessor.of(String.class, LogMask::masked));
    }

    static String masked(String text) {
        return PERSONAL.matcher(text).replaceAll("***");
    }
}
