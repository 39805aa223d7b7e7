package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;

/** The body of one webhook POST: reference 2.1. */
public record Delivery(ObjectNode json) {

    /** Up to 1,000 messages of any number of residents in one change, each resident named once. */
    public static Delivery of(BusinessNumber number, List<Written> messages) {
        return change(number, value -> {
            Collection<Account> authors = new LinkedHashSet<>();
            messages.stream().filter(m -> !m.isSystem()).map(Written::author).forEach(authors::add);
            if (!authors.isEmpty()) {
                ArrayNode contacts = value.putArray("contacts");
                authors.forEach(author -> contacts.add(contact(author, author.phoneShown(), true)));
            }
            ArrayNode array = value.putArray("messages");
            messages.forEach(message -> array.add(message.json()));
        });
    }

    static Delivery ofStatuses(BusinessNumber number, List<StatusReport> reports) {
        return change(number, value -> {
            ArrayNode contacts = MetaJson.object().putArray("contacts");
            reports.forEach(report -> report.contact().ifPresent(contacts::add));
            if (!contacts.isEmpty()) {
                value.set("contacts", contacts);
            }
            ArrayNode statuses = value.putArray("statuses");
            reports.forEach(report -> statuses.add(report.json()));
        });
    }

    /** The entries of several deliveries in one. */
    public static Delivery together(List<Delivery> deliveries) {
        ObjectNode all = MetaJson.object().put("object", "whatsapp_business_account");
        ArrayNode entries = all.putArray("entry");
        deliveries.forEach(delivery -> delivery.json().path("entry").forEach(entries::add));
        return new Delivery(all);
    }

    static ObjectNode contact(Account account, boolean withPhone, boolean withUsername) {
        ObjectNode contact = MetaJson.object();
        ObjectNode profile = contact.putObject("profile").put("name", account.name());
        if (account.username() != null && withUsername) {
            profile.put("username", account.username());
        }
        if (withPhone) {
            contact.put("wa_id", account.phone());
        }
        if (account.userId() != null) {
            contact.put("user_id", account.userId());
        }
        return contact;
    }

    private static Delivery change(BusinessNumber number, Consumer<ObjectNode> content) {
        ObjectNode json = MetaJson.object().put("object", "whatsapp_business_account");
        ObjectNode entry = json.putArray("entry").addObject().put("id", number.accountId());
        ObjectNode change = entry.putArray("changes").addObject().put("field", "messages");
        ObjectNode value = change.putObject("value").put("messaging_product", "whatsapp");
        value.putObject("metadata")
                .put("display_phone_number", number.displayNumber())
                .put("phone_number_id", number.phoneNumberId());
        content.accept(value);
        return new Delivery(json);
    }
}
