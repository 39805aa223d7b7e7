package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.messaging.OutboxResults.Result;
import ar.gob.buenosaires.vecino.messaging.Verdict.Cause;
import ar.gob.buenosaires.vecino.privacy.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands one claimed bubble to Meta, without a database connection, and says what becomes of it. */
@Component
class Sending {

    private static final Logger log = LoggerFactory.getLogger(Sending.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Carrier carrier;
    private final Vault vault;
    private final Verdicts verdicts;
    private final MetaHealth health;
    private final InstantSource clock;

    Sending(Carrier carrier, Vault vault, Verdicts verdicts, MetaHealth health, InstantSource clock) {
        this.carrier = carrier;
        this.vault = vault;
        this.verdicts = verdicts;
        this.health = health;
        this.clock = clock;
    }

    Result send(Claim claim) {
        Verdict verdict = attempt(claim);
        log(claim, verdict);
        return new Result(claim, verdict, clock.instant());
    }

    private Verdict attempt(Claim claim) {
        if (verdicts.isStale(claim)) {
            // the process stood still: another node may have taken it since
            return unsent(claim, verdicts.handBack(claim));
        }
        Optional<Address> address = claim.tries().route().choose(claim.addresses());
        byte[] payload = claim.bubble().payload();
        if (address.isEmpty() || payload == null) {
            return unsent(claim, new Verdict.Dropped(claim.tries(), Cause.own("address", "nowhere to send it")));
        }
        ObjectNode message;
        try {
            message = (ObjectNode) JSON.readTree(vault.open(payload));
        } catch (JsonProcessingException | RuntimeException e) {
            Cause cause = Cause.own("unreadable", e.getClass().getSimpleName());
            return unsent(claim, new Verdict.Failed(claim.tries(), cause));
        }
        return handOver(claim, new Carrier.Parcel(address.get(), message, claim.id()));
    }

    private Verdict handOver(Claim claim, Carrier.Parcel parcel) {
        boolean urgent = claim.bubble().urgent();
        long start = System.nanoTime();
        SendResult result;
        try {
            result = carrier.send(parcel);
        } catch (RuntimeException e) {
            // it is not known how far it got
            result = new SendResult.Ambiguous(e.getClass().getSimpleName());
        }
        boolean known = health.isKnownToBeUnwell();
        if (!urgent) {
            health.tell(result, System.nanoTime() - start);
        }
        return verdicts.of(claim.tries(), urgent, result, known);
    }

    private Verdict unsent(Claim claim, Verdict verdict) {
        if (!claim.bubble().urgent()) {
            health.giveBack(1);
        }
        return verdict;
    }

    private static void log(Claim claim, Verdict verdict) {
        switch (verdict) {
            case Verdict.Taken taken -> log.debug("{} handed to Meta", claim);
            case Verdict.Again again -> log.info("{} goes again: {}", claim, again.cause());
            case Verdict.Unconfirmed unknown -> log.warn("{} of unknown fate: {}", claim, unknown.cause());
            case Verdict.Failed failed -> log.error("{} failed: {}", claim, failed.cause());
            case Verdict.Dropped dropped -> log.info("{} dropped: {}", claim, dropped.cause());
        }
    }
}
