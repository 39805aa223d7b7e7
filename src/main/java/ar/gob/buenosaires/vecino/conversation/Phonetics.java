package ar.gob.buenosaires.vecino.conversation;

/** How a folded word sounds in Rioplatense Spanish, so that "vtb", "kiero" and "aserca" meet what they stand for. */
final class Phonetics {

    private Phonetics() {}

    static String key(String word) {
        StringBuilder key = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            char next = i + 1 < word.length() ? word.charAt(i + 1) : ' ';
            boolean soft = next == 'e' || next == 'i';
            switch (c) {
                case 'c' -> {
                    if (next == 'h') {
                        add(key, 'C');
                        i++;
                    } else {
                        add(key, soft ? 's' : 'k');
                    }
                }
                case 'q' -> {
                    add(key, 'k');
                    i += next == 'u' ? 1 : 0;
                }
                case 'g' -> add(key, soft ? 'j' : 'g');
                case 'l' -> {
                    add(key, next == 'l' ? 'y' : 'l');
                    i += next == 'l' ? 1 : 0;
                }
                case 'y' -> add(key, next == ' ' ? 'i' : 'y');
                case 'z', 'x' -> add(key, 's');
                case 'v', 'w' -> add(key, 'b');
                case 'n' -> add(key, next == 'b' || next == 'v' || next == 'p' ? 'm' : 'n');
                case 'h' -> {
                    // silent
                }
                default -> add(key, c);
            }
        }
        return key.toString();
    }

    private static void add(StringBuilder key, char c) {
        boolean twice = !key.isEmpty() && key.charAt(key.length() - 1) == c && !Character.isDigit(c);
        if (!twice) {
            key.append(c);
        }
    }
}
