package ar.gob.buenosaires.vecino.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

class TokenRolesTests {

    @Test
    void takesRolesAndAreaFromTheConfiguredClaims() {
        assertThat(read("roles", "area", Map.of("roles", List.of("EDITOR", "REVIEWER"), "area", "movilidad")))
                .containsExactlyInAnyOrder("ROLE_EDITOR", "ROLE_REVIEWER", "AREA_movilidad");
        assertThat(read("groups", "team", Map.of("groups", "EDITOR PRIVACY", "team", List.of("salud"))))
                .containsExactlyInAnyOrder("ROLE_EDITOR", "ROLE_PRIVACY", "AREA_salud");
    }

    @Test
    void followsDotsIntoObjectsUnlessAClaimHasThatVeryName() {
        assertThat(read("realm_access.roles", "area", Map.of("realm_access", Map.of("roles", List.of("ADMIN")))))
                .containsExactly("ROLE_ADMIN");
        assertThat(read("https://city.example/roles", "area", Map.of("https://city.example/roles", "ADMIN")))
                .containsExactly("ROLE_ADMIN");
    }

    @Test
    void givesNothingForRolesThatAreNotOurs() {
        assertThat(read("roles", "area", Map.of("roles", List.of("root", "admin", "offline_access"))))
                .isEmpty();
        assertThat(read("roles", "area", Map.of("roles", 7, "sub", "x"))).isEmpty();
    }

    private static List<String> read(String rolesClaim, String areaClaim, Map<String, Object> claims) {
        Jwt token = Jwt.withTokenValue("t")
                .header("alg", "none")
                .subject("dora")
                .claims(all -> all.putAll(claims))
                .build();
        return new TokenRoles(new AccessSettings(List.of(), rolesClaim, areaClaim))
                .convert(token).getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .toList();
    }
}
