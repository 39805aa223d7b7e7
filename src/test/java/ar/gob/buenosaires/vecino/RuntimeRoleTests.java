package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.flyway.FlywayProperties;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class RuntimeRoleTests {

    private final String admin = TestDatabase.emptyUrl();
    private final String url = admin.replaceAll("\\?.*", "");
    private final JdbcTemplate owner = new JdbcTemplate(new DriverManagerDataSource(url, "vecino_owner", ""));
    private final JdbcTemplate runtime = new JdbcTemplate(new DriverManagerDataSource(url, "vecino_runtime", ""));

    @BeforeEach
    void migrateAsOwner() {
        JdbcTemplate postgres = new JdbcTemplate(new DriverManagerDataSource(admin));
        for (String role : new String[] {"vecino_owner", "vecino_runtime"}) {
            postgres.execute("do $$ begin create role " + role + " login; exception when duplicate_object then end $$");
        }
        postgres.execute("grant create, usage on schema public to vecino_owner");
        Flyway flyway = Flyway.configure().dataSource(url, "vecino_owner", "").load();
        flyway.migrate();
        owner.execute("create table seen (note text)");
        owner.execute("comment on table seen is 'append-only'");

        grant(flyway);
        grant(flyway); // as at every start
    }

    private static void grant(Flyway flyway) {
        DataSourceProperties runtimeProperties = new DataSourceProperties();
        runtimeProperties.setUsername("vecino_runtime");
        FlywayProperties ownerProperties = new FlywayProperties();
        ownerProperties.setUser("vecino_owner");
        new RuntimeRole(runtimeProperties, ownerProperties).grant(flyway);
    }

    @Test
    void worksOnRows() {
        runtime.update("insert into contact (created_at) values (now())");
        runtime.update("update contact set created_at = now()");
        assertThat(runtime.update("delete from contact")).isEqualTo(1);
    }

    @Test
    void changesNoTableAndNoHistory() {
        assertThatThrownBy(() -> runtime.execute("create table t (id int)")).isInstanceOf(BadSqlGrammarException.class);
        assertThatThrownBy(() -> runtime.execute("drop table contact")).isInstanceOf(BadSqlGrammarException.class);
        assertThatThrownBy(() -> runtime.execute("truncate contact")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> runtime.update("delete from flyway_schema_history"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void onlyAddsToWhatIsAppendOnly() {
        runtime.update("insert into seen values ('x')");
        assertThat(runtime.queryForObject("select count(*) from seen", Long.class))
                .isEqualTo(1);
        assertThatThrownBy(() -> runtime.update("update seen set note = 'y'")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> runtime.update("delete from seen")).isInstanceOf(DataAccessException.class);
    }
}
