package ar.gob.buenosaires.vecino.simulator;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All WhatsApp accounts, found by any form in which a send may address them. */
public final class Accounts {

    static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.(?:ENT\\.)?[A-Za-z0-9]{1,128}");
    private static final Pattern PHONE = Pattern.compile("\\d{7,15}");

    private final Map<String, Account> byAddress = new ConcurrentHashMap<>();
    private final Map<String, Account> authors = new ConcurrentHashMap<>();
    private final AtomicInteger made = new AtomicInteger();
    private final Revision revision = new Revision();

    /** An account with an invented number and user id. */
    public Account open(String name) {
        int n = made.incrementAndGet();
        return open(name, "54911%08d".formatted(60_000_000 + n), userId(n));
    }

    /** An account with these identifiers, either of which may be missing. */
    public Account open(String name, @Nullable String phone, @Nullable String userId) {
        Account account = new Account(name, phone, userId, revision);
        register(account);
        return account;
    }

    /** The account under a phone number (with or without +, with 549 or 54) or a user id; made if there is none. */
    public Account at(String address) {
        String key = key(address);
        return byAddress.computeIfAbsent(key, k -> new Account("?", phone(k), user(k), revision));
    }

    /** Remembers who wrote a message and opens the window. */
    void heard(Account account, String wamid, Instant at) {
        authors.put(wamid, account);
        account.wrote(at);
        revision.bump();
    }

    void readMark(String wamid, @Nullable Instant typingUntil) {
        Account author = authors.get(wamid);
        if (author != null) {
            author.readMark(wamid, typingUntil);
        }
    }

    /** A new number, and with it a new user id; the old ones lead nowhere any more. */
    void renumber(Account account, String newPhone) {
        byAddress.values().removeIf(account::equals);
        account.changeTo(newPhone, account.userId() == null ? null : userId(made.incrementAndGet()));
        register(account);
    }

    Revision revision() {
        return revision;
    }

    static boolean isUserId(String address) {
        return USER_ID.matcher(address).matches();
    }

    static boolean isPhone(String address) {
        return PHONE.matcher(digits(address)).matches();
    }

    private void register(Account account) {
        String phone = account.phone();
        String userId = account.userId();
        if (phone != null) {
            byAddress.put(phone, account);
        }
        if (userId != null) {
            byAddress.put(userId, account);
        }
    }

    private static String userId(int n) {
        return String.format(Locale.ROOT, "AR.908172635445%08d", n);
    }

    private static @Nullable String phone(String key) {
        return isUserId(key) ? null : key;
    }

    private static @Nullable String user(String key) {
        return isUserId(key) ? key : null;
    }

    /** Argentine mobiles are kept as 549…; WhatsApp also finds them written without the 9. */
    private String key(String address) {
        if (isUserId(address)) {
            return address;
        }
        String digits = digits(address);
        boolean withoutNine = digits.length() == 12 && digits.startsWith("54") && !byAddress.containsKey(digits);
        return withoutNine ? "549" + digits.substring(2) : digits;
    }

    static String digits(String address) {
        return address.replaceAll("[ +()-]", "");
    }
}
