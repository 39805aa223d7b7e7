package ar.gob.buenosaires.vecino.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Reads roles and area out of a bearer token; roles that are not ours give nothing. */
@Component
class TokenRoles implements Converter<Jwt, AbstractAuthenticationToken> {

    private static final Set<String> KNOWN =
            Arrays.stream(Role.values()).map(Role::name).collect(Collectors.toUnmodifiableSet());

    private final AccessSettings settings;

    TokenRoles(AccessSettings settings) {
        this.settings = settings;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        List<Role> roles = words(claim(token.getClaims(), settings.rolesClaim()))
                .filter(KNOWN::contains)
                .map(Role::valueOf)
                .toList();
        String area = words(claim(token.getClaims(), settings.areaClaim()))
                .findFirst()
                .orElse(null);
        return new JwtAuthenticationToken(token, Rights.authorities(roles, area, Set.of()));
    }

    /** The claim of that very name, or else the nested one that the dots lead to. */
    private static @Nullable Object claim(Map<?, ?> claims, String path) {
        Object whole = claims.get(path);
        int dot = path.indexOf('.');
        if (whole != null || dot < 0) {
            return whole;
        }
        return claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? claim(inner, path.substring(dot + 1))
                : null;
    }

    private static Stream<String> words(@Nullable Object claim) {
        return switch (claim) {
            case Collection<?> many -> many.stream().map(String::valueOf);
            case String text -> Arrays.stream(text.strip().split("[ ,]+"));
            case null, default -> Stream.empty();
        };
    }
}
