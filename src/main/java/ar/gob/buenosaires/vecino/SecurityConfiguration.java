package ar.gob.buenosaires.vecino;

import static ar.gob.buenosaires.vecino.access.Role.CLINICIAN;
import static ar.gob.buenosaires.vecino.access.Role.DISPATCHER;
import static ar.gob.buenosaires.vecino.access.Role.EDITOR;
import static ar.gob.buenosaires.vecino.access.Role.PRIVACY;
import static ar.gob.buenosaires.vecino.access.Role.REVIEWER;
import static org.springframework.http.HttpMethod.GET;

import ar.gob.buenosaires.vecino.access.Role;
import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** Who may call what. Closed unless opened here. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** The management port: five read-only endpoints for machines inside, nothing else. */
    @Bean
    @Order(10)
    SecurityFilterChain management(HttpSecurity http) throws Exception {
        return http.securityMatcher(new ManagementPort())
                .authorizeHttpRequests(who -> {
                    who.requestMatchers(GET, "/actuator/health/liveness").permitAll();
                    who.requestMatchers(GET, "/actuator/health/readiness").permitAll();
                    who.requestMatchers(GET, "/actuator/health/dependencies").permitAll();
                    who.requestMatchers(GET, "/actuator/info", "/actuator/prometheus")
                            .permitAll();
                    who.anyRequest().denyAll();
                })
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Machines that sign what they send: the controllers check the signature over the raw bytes. */
    @Bean
    @Order(20)
    SecurityFilterChain webhooks(HttpSecurity http) throws Exception {
        return http.securityMatcher("/webhooks/**")
                .authorizeHttpRequests(who -> who.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(100)
    SecurityFilterChain people(
            HttpSecurity http,
            ObjectProvider<JwtDecoder> tokens,
            Converter<Jwt, AbstractAuthenticationToken> tokenRoles)
            throws Exception {
        http.authorizeHttpRequests(who -> {
                    who.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
                    who.requestMatchers(GET, "/api/v1/services", "/api/v1/services/*")
                            .permitAll();
                    who.requestMatchers("/api/v1/tickets/**").hasAnyRole(names(DISPATCHER));
                    who.requestMatchers(
                                    "/api/v1/answers/**",
                                    "/api/v1/keywords/**",
                                    "/api/v1/unanswered/**",
                                    "/api/v1/content/**")
                            .hasAnyRole(names(EDITOR, REVIEWER));
                    who.requestMatchers("/api/v1/preview").hasAnyRole(names(EDITOR, REVIEWER, CLINICIAN));
                    who.requestMatchers("/api/v1/protocols/**").hasAnyRole(names(CLINICIAN));
                    who.requestMatchers("/api/v1/residents/**").hasAnyRole(names(PRIVACY));
                    who.requestMatchers(GET, "/console/login", "/console/assets/**")
                            .permitAll();
                    who.requestMatchers(
                                    "/console", "/console/**", "/v3/api-docs/**", "/swagger-ui/**", "/swagger-ui.html")
                            .authenticated();
                    who.anyRequest().denyAll();
                })
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(new CrossSiteRisk()))
                .requestCache(AbstractHttpConfigurer::disable);
        if (tokens.getIfAvailable() != null) {
            http.oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(tokenRoles)));
        }
        return http.build();
    }

    private static String[] names(Role... roles) {
        return Arrays.stream(roles).map(Role::name).toArray(String[]::new);
    }
}
