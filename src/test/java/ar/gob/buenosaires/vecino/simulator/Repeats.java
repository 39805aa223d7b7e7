package ar.gob.buenosaires.vecino.simulator;

import java.util.regex.Pattern;

/** Writes out {@code ⟨n×text⟩} as n times the text, and {@code #} in it as the running number. */
final class Repeats {

    private static final Pattern REPEAT = Pattern.compile("⟨(\\d+)×([^⟩]*)⟩");

    private Repeats() {}

    static String expand(String template) {
        return REPEAT.matcher(template).replaceAll(match -> {
            StringBuilder text = new StringBuilder();
            int times = Integer.parseInt(match.group(1));
            for (int i = 1; i <= times; i++) {
                text.append(match.group(2).replace("#", Integer.toString(i)));
            }
            return java.util.regex.Matcher.quoteReplacement(text.toString().replaceAll(",$", ""));
        });
    }
}
