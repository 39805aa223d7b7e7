package ar.gob.buenosaires.vecino;

/** Who writes and reviews content in tests, password {@code clave}; scenes add others from the fifth on. */
public final class Editors {

    /** Referents {@code ana} of movilidad and {@code carla} of cultura, reviewers {@code rita} and {@code raul}. */
    public static final String SETTINGS = """
            vecino.security.users[0].name=ana
            vecino.security.users[0].password={noop}clave
            vecino.security.users[0].roles=EDITOR
            vecino.security.users[0].area=movilidad
            vecino.security.users[1].name=carla
            vecino.security.users[1].password={noop}clave
            vecino.security.users[1].roles=EDITOR
            vecino.security.users[1].area=cultura
            vecino.security.users[2].name=rita
            vecino.security.users[2].password={noop}clave
            vecino.security.users[2].roles=REVIEWER
            vecino.security.users[3].name=raul
            vecino.security.users[3].password={noop}clave
            vecino.security.users[3].roles=REVIEWER
            """;

    private Editors() {}
}
