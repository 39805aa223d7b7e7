package ar.gob.buenosaires.vecino.messaging.whatsapp;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proves to Meta that this address is ours, when it is entered. Source: Cloud API reference, section 1. */
@RestController
class VerificationController {

    private final byte[] token;

    VerificationController(WhatsAppSettings settings) {
        token = settings.verifyToken().getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping(WebhookFilter.PATH)
    ResponseEntity<byte[]> verify(HttpServletRequest request) {
        String mode = single(request, "hub.mode");
        String given = single(request, "hub.verify_token");
        String challenge = single(request, "hub.challenge");
        boolean right = given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token);
        // never echoed before the token matched
        if (!right || !"subscribe".equals(mode) || challenge == null || challenge.isBlank()) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(challenge.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String single(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values != null && values.length == 1 ? values[0] : null;
    }
}
