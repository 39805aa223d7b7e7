package ar.gob.buenosaires.vecino;

import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.flyway.FlywayProperties;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where an owner role migrates, gives the runtime role what it needs: rows, not tables. Tables whose comment is
 * {@code append-only} may be added to and read.
 */
@Component
class RuntimeRole {

    private static final String GRANTS = """
            do $$
            declare
                runtime text := current_setting('vecino.runtime_role');
                t record;
            begin
                perform pg_advisory_xact_lock(hashtext('vecino.runtime_role'));
                execute format('grant usage on schema %I to %I', current_schema(), runtime);
                for t in
                    select c.oid::regclass as name,
                           case when c.relname = 'flyway_schema_history' then 'select'
                                when obj_description(c.oid, 'pg_class') = 'append-only' then 'select, insert'
                                else 'select, insert, update, delete' end as rights
                    from pg_class c
                    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                loop
                    execute format('grant %s on %s to %I', t.rights, t.name, runtime);
                end loop;
                execute format('grant usage, select on all sequences in schema %I to %I', current_schema(), runtime);
            end $$
            """;

    private final DataSourceProperties runtime;
    private final FlywayProperties owner;

    RuntimeRole(DataSourceProperties runtime, FlywayProperties owner) {
        this.runtime = runtime;
        this.owner = owner;
    }

    /** Called after each migration, with the owner's connections. */
    void grant(Flyway flyway) {
        if (owner.getUser() == null || owner.getUser().equals(runtime.getUsername())) {
            return;
        }
        var database = flyway.getConfiguration().getDataSource();
        JdbcTemplate jdbc = new JdbcTemplate(database);
        new TransactionTemplate(new DataSourceTransactionManager(database)).executeWithoutResult(transaction -> {
            jdbc.queryForObject(
                    "select set_config('vecino.runtime_role', ?, true)", String.class, runtime.getUsername());
            jdbc.execute(GRANTS);
        });
    }
}
