package ar.gob.buenosaires.vecino;

import static ar.gob.buenosaires.vecino.access.Role.ADMIN;
import static ar.gob.buenosaires.vecino.access.Role.CLINICIAN;
import static ar.gob.buenosaires.vecino.access.Role.DISPATCHER;
import static ar.gob.buenosaires.vecino.access.Role.EDITOR;
import static ar.gob.buenosaires.vecino.access.Role.PRIVACY;
import static ar.gob.buenosaires.vecino.access.Role.REVIEWER;
import static org.springframework.http.HttpMethod.GET;

import ar.gob.buenosaires.vecino.access.CurrentRights;
import ar.gob.buenosaires.vecino.access.Role;
import ar.gob.buenosaires.vecino.access.TooManyAttempts;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.session.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may call what. Closed unless opened here. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String SIGN_IN = "/console/login";
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    private static final String OWN_FILES =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    /** Swagger UI sets styles from its script. */
    private static final String SWAGGER = OWN_FILES.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    private static final RequestMatcher PAGES =
            new OrRequestMatcher(path("/console/**"), path("/swagger-ui/**"), path("/swagger-ui.html"));

    private final ProblemWriter problems;

    SecurityConfiguration(ProblemWriter problems) {
        this.problems = problems;
    }

    @Bean
    DefaultCookieSerializerCustomizer sessionCookie(PublicAddress address) {
        return cookie -> {
            if (address.isSecure()) {
                cookie.setUseSecureCookie(true);
            }
        };
    }

    /** The management port: five read-only endpoints for machines inside, nothing else. */
    @Bean
    @Order(10)
    SecurityFilterChain management(HttpSecurity http) throws Exception {
        return http.securityMatcher(new ManagementPort())
                .authorizeHttpRequests(who -> {
                    who.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
                    who.requestMatchers(GET, "/actuator/health/liveness").permitAll();
                    who.requestMatchers(GET, "/actuator/health/readiness").permitAll();
                    who.requestMatchers(GET, "/actuator/health/dependencies").permitAll();
                    who.requestMatchers(GET, "/actuator/info", "/actuator/prometheus")
                            .permitAll();
                    who.anyRequest().denyAll();
                })
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                        (request, response, e) -> problems.write(response, HttpStatus.NOT_FOUND)))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(NOTHING)))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /**
     * Machines that sign what they send: the controllers check the signature over the raw bytes. No filter at all: there
     * is nobody to sign in, and Meta's calls outnumber all others a thousand to one.
     */
    @Bean
    @Order(20)
    SecurityFilterChain webhooks() {
        return new DefaultSecurityFilterChain(path("/webhooks/**"));
    }

    /** Timing every filter of every request costs more than it tells. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** People, by session, password or token. */
    @Bean
    @Order(100)
    SecurityFilterChain people(
            HttpSecurity http,
            ObjectProvider<JwtDecoder> tokens,
            Converter<Jwt, AbstractAuthenticationToken> tokenRoles,
            CurrentRights rights,
            PublicAddress address)
            throws Exception {
        http.addFilterAfter(new RightsFilter(rights), SecurityContextHolderFilter.class)
                .addFilterBefore(new FirstPasswordFilter(PAGES, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(SecurityConfiguration::rules)
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .defaultSuccessUrl("/console")
                        .failureHandler((request, response, e) -> response.sendRedirect(SIGN_IN + reason(e))))
                .logout(out -> out.logoutUrl("/console/logout").logoutSuccessUrl(SIGN_IN + "?out"))
                .exceptionHandling(this::refusals)
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(new CrossSiteRisk())
                        .csrfTokenRepository(csrfCookie(address))
                        .csrfTokenRequestHandler(new FormOrHeaderToken()))
                .requestCache(cache -> cache.requestCache(lastPage()))
                .headers(headers -> headers.addHeaderWriter(SecurityConfiguration::contentPolicy)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)));
        JwtDecoder decoder = tokens.getIfAvailable();
        if (decoder != null) {
            AuthenticationManager reader = tokenReader(decoder, tokenRoles);
            http.oauth2ResourceServer(server ->
                    server.authenticationEntryPoint(problems).authenticationManagerResolver(request -> reader));
        }
        return http.build();
    }

    private void refusals(ExceptionHandlingConfigurer<HttpSecurity> refused) {
        // a part of a page would show the whole page for signing in
        refused.defaultAuthenticationEntryPointFor(problems, SecurityConfiguration::isPart)
                .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint(SIGN_IN), PAGES)
                .defaultAuthenticationEntryPointFor(problems, AnyRequestMatcher.INSTANCE)
                // a page that was open for too long
                .defaultAccessDeniedHandlerFor(
                        (request, response, e) -> response.sendRedirect(SIGN_IN + "?expired"),
                        new OrRequestMatcher(path(SIGN_IN), path("/console/logout")))
                .defaultAccessDeniedHandlerFor(new AccessDeniedHandlerImpl(), ErrorAnswers::isPage)
                .defaultAccessDeniedHandlerFor(problems, AnyRequestMatcher.INSTANCE);
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry who) {
        // the end of a stream is no request of its own: whoever lost the right to it was just cut off
        who.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll();
        who.requestMatchers(GET, "/api/v1/services", "/api/v1/services/*").permitAll();
        who.requestMatchers("/api/v1/tickets/stream").hasAnyRole(names(DISPATCHER));
        // administrators see no clinical data of them: TicketViews
        who.requestMatchers(GET, "/api/v1/tickets", "/api/v1/tickets/*").hasAnyRole(names(DISPATCHER, ADMIN));
        who.requestMatchers("/api/v1/tickets/**").hasAnyRole(names(DISPATCHER));
        who.requestMatchers(
                        "/api/v1/answers/**",
                        "/api/v1/keywords/**",
                        "/api/v1/unanswered/**",
                        "/api/v1/content/**",
                        "/api/v1/statistics")
                .hasAnyRole(names(EDITOR, REVIEWER));
        who.requestMatchers("/api/v1/preview").hasAnyRole(names(EDITOR, REVIEWER, CLINICIAN));
        who.requestMatchers("/api/v1/protocols/**", "/console/protocols/**").hasAnyRole(names(CLINICIAN));
        who.requestMatchers("/api/v1/red-flags/**", "/console/red-flags/**").hasAnyRole(names(REVIEWER, CLINICIAN));
        who.requestMatchers("/api/v1/residents/**").hasAnyRole(names(PRIVACY));
        who.requestMatchers("/api/v1/users/**", "/api/v1/areas/**", "/console/users/**", "/console/areas/**")
                .hasAnyRole(names(ADMIN));
        who.requestMatchers("/api/v1/deputies/**", "/console/deputies/**").hasAnyRole(names(EDITOR, ADMIN));
        who.requestMatchers("/api/v1/audit/**", "/console/audit/**").hasAnyRole(names(ADMIN, PRIVACY));
        who.requestMatchers("/api/v1/password").authenticated();
        who.requestMatchers(GET, SIGN_IN, "/console/assets/**", "/webjars/htmx.org/**")
                .permitAll();
        who.requestMatchers("/console/tickets/**").hasAnyRole(names(DISPATCHER));
        who.requestMatchers("/console/content/**").hasAnyRole(names(EDITOR, REVIEWER));
        who.requestMatchers("/console/review/**").hasAnyRole(names(REVIEWER));
        who.requestMatchers(
                        "/console/unanswered/**",
                        "/console/notices/**",
                        "/console/calendar/**",
                        "/console/statistics/**")
                .hasAnyRole(names(EDITOR, REVIEWER));
        who.requestMatchers("/console/**", "/v3/api-docs/**", "/v3/api-docs.yaml", "/swagger-ui/**", "/swagger-ui.html")
                .authenticated();
        who.anyRequest().denyAll();
    }

    private static String[] names(Role... roles) {
        return Arrays.stream(roles).map(Role::name).toArray(String[]::new);
    }

    private static String reason(AuthenticationException e) {
        return switch (e) {
            case TooManyAttempts wait -> "?wait";
            case AuthenticationServiceException away -> "?away";
            default -> "?error";
        };
    }

    /** An issuer that does not answer is our trouble (503), not the caller's (401). */
    private static AuthenticationManager tokenReader(
            JwtDecoder decoder, Converter<Jwt, AbstractAuthenticationToken> roles) {
        JwtAuthenticationProvider provider = new JwtAuthenticationProvider(decoder);
        provider.setJwtAuthenticationConverter(roles);
        return request -> {
            try {
                return provider.authenticate(request);
            } catch (OAuth2AuthenticationException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new OAuth2AuthenticationException(new OAuth2Error(ProblemWriter.ISSUER_AWAY), e);
            }
        };
    }

    private static CookieCsrfTokenRepository csrfCookie(PublicAddress address) {
        CookieCsrfTokenRepository cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieCustomizer(c -> {
            c.sameSite("Lax");
            if (address.isSecure()) {
                c.secure(true);
            }
        });
        return cookie;
    }

    /** Where to go after signing in; kept in a cookie, so that nobody makes sessions without signing in. */
    private static CookieRequestCache lastPage() {
        CookieRequestCache cache = new PageCookie();
        cache.setRequestMatcher(
                request -> GET.matches(request.getMethod()) && PAGES.matches(request) && !isPart(request));
        return cache;
    }

    /** What a page's own script asks for. */
    private static boolean isPart(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return request.getHeader("HX-Request") != null || (accept != null && accept.contains("text/event-stream"));
    }

    /** Only what is asked for is remembered: the request that comes back needs nothing of the first, and has headers. */
    private static final class PageCookie extends CookieRequestCache {

        @Override
        public @Nullable HttpServletRequest getMatchingRequest(
                HttpServletRequest request, HttpServletResponse response) {
            super.getMatchingRequest(request, response); // takes the cookie away
            return null;
        }
    }

    private static void contentPolicy(HttpServletRequest request, HttpServletResponse response) {
        String policy = NOTHING;
        if (PAGES.matches(request)) {
            policy = request.getServletPath().startsWith("/swagger-ui") ? SWAGGER : OWN_FILES;
        }
        response.setHeader("Content-Security-Policy", policy);
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
