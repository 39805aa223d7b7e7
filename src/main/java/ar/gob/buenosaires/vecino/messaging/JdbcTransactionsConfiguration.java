package ar.gob.buenosaires.vecino.messaging;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * A second transaction manager beside JPA's, for inbox and outbox: no persistence context is opened for each message.
 * Taken only by those who ask for it by name.
 */
@Configuration(proxyBeanMethods = false)
class JdbcTransactionsConfiguration {

    static final String JDBC_TRANSACTIONS = "jdbcTransactions";

    @Bean(name = JDBC_TRANSACTIONS, defaultCandidate = false)
    JdbcTransactionManager jdbcTransactions(DataSource database) {
        return new JdbcTransactionManager(database);
    }
}
