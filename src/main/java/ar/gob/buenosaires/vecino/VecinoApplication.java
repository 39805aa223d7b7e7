package ar.gob.buenosaires.vecino;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The WhatsApp service of the City of Buenos Aires. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class VecinoApplication {

    public static void main(String[] args) {
        SpringApplication.run(VecinoApplication.class, args);
    }
}
