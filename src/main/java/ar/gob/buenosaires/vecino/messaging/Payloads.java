package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.messaging.IncomingFormat.Opened;
import ar.gob.buenosaires.vecino.privacy.Vault;
import org.springframework.stereotype.Component;

/** Opens the messages that the inbox keeps sealed. */
@Component
class Payloads {

    private final Vault vault;
    private final IncomingFormat format;

    Payloads(Vault vault, IncomingFormat format) {
        this.vault = vault;
        this.format = format;
    }

    Opened open(InboxTurns.Next message) {
        byte[] sealed = message.payload().sealed();
        if (sealed == null) {
            throw new IllegalStateException("a message lost its content before its turn");
        }
        return format.read(vault.open(sealed));
    }

    static IncomingMessage message(long contact, InboxTurns.Next row, Opened opened) {
        return new IncomingMessage(
                row.id(),
                new ContactId(contact),
                row.sentAt(),
                row.receivedAt(),
                opened.content(),
                opened.profileName(),
                opened.forwarded());
    }
}
