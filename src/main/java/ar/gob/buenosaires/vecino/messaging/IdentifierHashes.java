package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.messaging.Address.Kind;
import ar.gob.buenosaires.vecino.privacy.Vault;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Identifiers as the database knows them: by keyed hash, and sealed. */
@Component
class IdentifierHashes {

    private final Vault vault;

    IdentifierHashes(Vault vault) {
        this.vault = vault;
    }

    /** Each address once, with its hash. */
    Map<Address, byte[]> of(Collection<Address> addresses) {
        Map<Address, byte[]> hashed = new LinkedHashMap<>();
        addresses.forEach(address -> hashed.computeIfAbsent(address, this::hash));
        return hashed;
    }

    private byte[] hash(Address address) {
        return vault.fingerprint(Contacts.purpose(address.kind()), address.value());
    }

    byte[] seal(Address address) {
        return vault.seal(address.value());
    }

    Reverse reverse(Map<Address, byte[]> hashed) {
        Map<ByteBuffer, Address> byHash = new HashMap<>();
        hashed.forEach((address, hash) -> byHash.put(ByteBuffer.wrap(hash), address));
        return new Reverse(byHash, vault);
    }

    /** Finds the address of a row; those that the delivery did not name are unsealed. */
    record Reverse(Map<ByteBuffer, Address> byHash, Vault vault) {

        Address address(Kind kind, byte[] hash, byte[] sealed) {
            Address address = byHash.get(ByteBuffer.wrap(hash));
            return address == null ? new Address(kind, vault.open(sealed)) : address;
        }
    }
}
